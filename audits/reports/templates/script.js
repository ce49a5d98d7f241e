"use strict";
{
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  all(".filters").forEach((form) => { form.hidden = false; });

  // The checklist stands once in each language; what is said in one counts in all, and can be saved as a file.
  const questions = (name) => all(`[data-question="${name}"]`);
  const names = [...new Set(all("[data-question]").map((each) => each.dataset.question))];
  const share = (event) => {
    const from = event.target.closest("[data-question]");
    if (!from) return;
    for (const each of questions(from.dataset.question).filter((other) => other !== from)) {
      all("input", each).forEach((input, index) => { input.checked = all("input", from)[index].checked; });
      each.querySelector("textarea").value = from.querySelector("textarea").value;
    }
  };
  addEventListener("input", share);
  addEventListener("change", share);
  const said = (name) => {
    const [question] = questions(name);
    const chosen = all("input", question).find((input) => input.checked);
    return { answer: chosen ? chosen.value : "", note: question.querySelector("textarea").value };
  };
  all(".keep").forEach((part) => { part.hidden = false; });
  all("[data-save]").forEach((button) => button.addEventListener("click", () => {
    const answers = Object.fromEntries(names.map((name) => [name, said(name)]).filter(([, each]) => each.answer || each.note));
    const file = { checklist: Number(button.dataset.version), answers };
    const link = document.createElement("a");
    link.href = "data:application/json;charset=utf-8," + encodeURIComponent(JSON.stringify(file, null, 1) + "\n");
    link.download = "answers.json";
    link.click();
  }));

  // A place fits when, along every dimension that is chosen, it lists the chosen value.
  const fits = (place, chosen) => chosen.every(([key, value]) => place.getAttribute("data-d" + key).split(" ").includes(value));

  const filter = (form) => {
    const values = all("select", form).map((select) => [select.dataset.key, select.value]);
    const rule = values.find(([key]) => key === "rule")[1];
    const chosen = values.filter(([key, value]) => key !== "rule" && value !== "");
    let shown = 0;
    for (const defect of all(".defect", form.closest("main"))) {
      const places = all(".place", defect);
      places.forEach((place) => { place.hidden = !fits(place, chosen); });
      defect.hidden = (rule !== "" && defect.dataset.rule !== rule) || places.every((place) => place.hidden);
      shown += defect.hidden ? 0 : 1;
    }
    const output = form.querySelector("output");
    output.value = output.dataset.text.replace("#", shown);
  };
  all(".filters").forEach((form) => form.addEventListener("change", () => filter(form)));

  // A link to a defect that a filter hides clears the filter first.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      const form = target.closest("main").querySelector(".filters");
      form.reset();
      filter(form);
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
}
