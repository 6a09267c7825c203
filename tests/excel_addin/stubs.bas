Function CCHC_BAND(don_vi, Optional nam, Optional bang)
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        CCHC_BAND = XLPy.CallUDF("excel_addin.udfs", "CCHC_BAND", Array(don_vi, nam, bang), ActiveWorkbook, Application.Caller)
        Exit Function
    #Else
        CCHC_BAND = XLPy.CallUDF("excel_addin.udfs", "CCHC_BAND", Array(don_vi, nam, bang))
        Exit Function
    #End If
failed:
    CCHC_BAND = Err.Description
End Function

Function CCHC_EXPLAIN(don_vi, Optional nam, Optional bang)
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        CCHC_EXPLAIN = XLPy.CallUDF("excel_addin.udfs", "CCHC_EXPLAIN", Array(don_vi, nam, bang), ActiveWorkbook, Application.Caller)
        Exit Function
    #Else
        CCHC_EXPLAIN = XLPy.CallUDF("excel_addin.udfs", "CCHC_EXPLAIN", Array(don_vi, nam, bang))
        Exit Function
    #End If
failed:
    CCHC_EXPLAIN = Err.Description
End Function

Function CCHC_INDEX(don_vi, Optional nam, Optional bang)
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        CCHC_INDEX = XLPy.CallUDF("excel_addin.udfs", "CCHC_INDEX", Array(don_vi, nam, bang), ActiveWorkbook, Application.Caller)
        Exit Function
    #Else
        CCHC_INDEX = XLPy.CallUDF("excel_addin.udfs", "CCHC_INDEX", Array(don_vi, nam, bang))
        Exit Function
    #End If
failed:
    CCHC_INDEX = Err.Description
End Function

Function CCHC_RANK(don_vi, Optional nam, Optional bang)
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        CCHC_RANK = XLPy.CallUDF("excel_addin.udfs", "CCHC_RANK", Array(don_vi, nam, bang), ActiveWorkbook, Application.Caller)
        Exit Function
    #Else
        CCHC_RANK = XLPy.CallUDF("excel_addin.udfs", "CCHC_RANK", Array(don_vi, nam, bang))
        Exit Function
    #End If
failed:
    CCHC_RANK = Err.Description
End Function

