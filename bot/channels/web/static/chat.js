"use strict";
// The chat without reloading: questions and answers stay in this browser, nothing
// is put into the page but as text.
(() => {
  const MOST_KEPT = 50;
  const LONGEST_WAIT = 20000; // milliseconds
  const log = document.getElementById("log");
  const form = document.querySelector("form.ask");
  const field = document.getElementById("q");
  const kept = document.getElementById("kept");
  const say = log.dataset;
  const key = `cchc.${say.place}`;
  let busy = false;

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  // No line breaks between a figure and its percent.
  const whole = (text) => text.replaceAll(" %", "\u00a0%");

  const history = {
    read() {
      try {
        const found = JSON.parse(localStorage.getItem(key));
        return Array.isArray(found) ? found : [];
      } catch {
        return []; // no storage, or not ours
      }
    },
    write(turns) {
      try {
        localStorage.setItem(key, JSON.stringify(turns.slice(-MOST_KEPT)));
      } catch {
        // Without storage the chat works as well, it only forgets.
      }
      kept.hidden = turns.length === 0;
    },
  };

  const chip = (label, question) => {
    const button = element("button", label, "chip");
    button.type = "button";
    button.addEventListener("click", () => ask(question));
    return button;
  };

  const list = (kind, parts) => {
    const made = element("ul", "", kind);
    for (const part of parts) {
      const item = element("li");
      item.append(part);
      made.append(item);
    }
    return made;
  };

  const link = (page) => {
    const made = element("a", page.label);
    made.href = page.href;
    return made;
  };

  const showQuestion = (text) => {
    const shown = element("p", "", "question");
    shown.append(element("span", `${say.asked} `, "unseen"), text);
    log.append(shown);
    return shown;
  };

  const showAnswer = (answer) => {
    const shown = element("div", "", "answer");
    shown.append(element("span", say.answered, "unseen"));
    answer.text.split("\n").forEach((line, place) => {
      shown.append(element("p", whole(line), place === 0 ? "fact" : ""));
    });
    if (answer.pages.length) shown.append(list("ways", answer.pages.map(link)));
    if (answer.buttons.length) {
      const made = list("chips", answer.buttons.map((b) => chip(b.label, b.question)));
      made.setAttribute("aria-label", say.suggestions);
      shown.append(made);
    }
    log.append(shown);
  };

  const showTrouble = (text, question) => {
    const shown = element("div", "", "answer trouble");
    shown.append(element("p", text), list("chips", [chip(say.again, question)]));
    log.append(shown);
  };

  const fetched = async (question) => {
    const response = await fetch(say.api, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ q: question }),
      credentials: "omit",
      signal: AbortSignal.timeout?.(LONGEST_WAIT), // older phones wait on
    });
    return response.json();
  };

  const ask = async (question) => {
    if (busy) return;
    busy = true;
    const waiting = element("p", say.waiting, "answer waiting");
    const asked = question.trim() ? showQuestion(question) : waiting;
    log.append(waiting);
    asked.scrollIntoView({ block: "start" });
    try {
      const answer = await fetched(question);
      waiting.remove();
      if (answer.error) {
        showTrouble(answer.error.message, question);
      } else {
        showAnswer(answer);
        history.write([...history.read(), answer]);
      }
    } catch {
      waiting.remove();
      showTrouble(say.failed, question);
    }
    busy = false;
    asked.scrollIntoView({ block: "start" });
  };

  const restore = () => {
    const turns = history.read();
    const served = document.getElementById("answer")?.previousElementSibling;
    log.setAttribute("aria-busy", "true"); // what is old is not read out again
    for (const turn of turns) {
      showQuestion(turn.query);
      showAnswer(turn);
    }
    if (served && served.matches(".question")) {
      log.append(served, document.getElementById("answer"));
    }
    log.removeAttribute("aria-busy");
    kept.hidden = turns.length === 0;
    if (turns.length) log.lastElementChild.previousElementSibling.scrollIntoView({ block: "start" });
  };

  const clear = () => {
    history.write([]);
    const greeting = document.getElementById("greeting");
    log.replaceChildren(greeting);
    log.append(element("p", say.cleared, "answer waiting"));
    field.focus();
  };

  for (const old of document.querySelectorAll("a.chip[data-question]")) {
    old.replaceWith(chip(old.textContent, old.dataset.question));
  }
  document.getElementById("clear").addEventListener("click", clear);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (busy) return;
    const question = field.value;
    field.value = "";
    ask(question);
  });
  restore();
})();
