"use strict";
{
  const { size, steps, trees, nodes, words } = JSON.parse(document.getElementById("data").textContent);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const say = (key, values = {}) => {
    const texts = words[document.documentElement.lang] || Object.values(words)[0];
    const form = values.n === 1 && texts[`${key}_one`] !== undefined ? `${key}_one` : key;
    return texts[form].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
  const made = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...content);
    return element;
  };
  const isolated = (text) => made("bdi", {}, text);

  all(".onscript, .keys").forEach((part) => { part.hidden = false; });

  // Each picture is one object, whoever shows it; it is made when it comes into sight.
  const urls = new Map();
  const url = (name) => {
    const stored = document.getElementById(`p-${name}`);
    if (!urls.has(name) && stored) {
      const bytes = Uint8Array.from(atob(stored.textContent), (letter) => letter.charCodeAt(0));
      urls.set(name, URL.createObjectURL(new Blob([bytes], { type: "image/webp" })));
      stored.remove();
    }
    return urls.get(name);
  };
  const load = (image) => {
    const found = url(image.dataset.picture);
    if (found && !image.src) image.src = found;
  };
  const sight = new IntersectionObserver((seen) => {
    seen.filter((each) => each.isIntersecting).forEach((each) => { load(each.target); sight.unobserve(each.target); });
  }, { rootMargin: "50% 100%" });
  const stripImages = all(".strip img");
  stripImages.forEach((image) => sight.observe(image));
  const strip = one(".strip");
  if (strip && size[0] > size[1]) strip.classList.add("wide");

  const whole = new Map([["", []]]);
  const tree = (name) => {
    const missing = [];
    for (let each = name; each in trees && !whole.has(each); [each] = trees[each]) missing.push(each);
    missing.reverse().forEach((each) => {
      const [earlier, edits] = trees[each];
      const list = [...(whole.get(earlier) || [])];
      [...edits].reverse().forEach(([start, end, put]) => list.splice(start, end - start, ...put));
      whole.set(each, list);
    });
    return whole.get(name) || [];
  };

  const named = ([number]) => {
    const [, kind, id, name] = nodes[number];
    return `${kind} ${id || name}`.trim();
  };
  const shape = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
  };
  const outlined = (drawing, tag, attributes, kind = "") => {
    drawing.append(shape(tag, { ...attributes, class: "halo" }), shape(tag, { ...attributes, class: `mark ${kind}` }));
  };
  const framed = (drawing, [, left, top, right, bottom], kind) => {
    if (bottom !== undefined) outlined(drawing, "rect", { x: left, y: top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1), rx: 6 }, kind);
  };
  const drawing = () => shape("svg", { viewBox: `0 0 ${size[0]} ${size[1]}`, "aria-hidden": "true" });
  const reach = Math.max(14, Math.min(...size) / 20); // a finger's tip is some 9 mm wide, a phone 65
  const touched = (step) => {
    const marks = drawing();
    if (step.covered) framed(marks, step.covered, "dashed");
    if (step.touch) {
      const [cx, cy] = step.touch;
      if (step.to) outlined(marks, "path", { d: `M${cx} ${cy} L${step.to[0]} ${step.to[1]}` });
      outlined(marks, "circle", { cx, cy, r: reach });
      marks.append(shape("circle", { cx, cy, r: reach / 4, class: "mark dot" }));
      if (step.to) outlined(marks, "circle", { cx: step.to[0], cy: step.to[1], r: reach / 3 });
    } else if (step.target) framed(marks, step.target, "dashed");
    return marks;
  };
  const holders = Object.fromEntries(["before", "after"].map((side) => [side, one(`.shots .${side}`)]));
  const show = (side, name, caption, alt, marks) => {
    one("figcaption", holders[side]).textContent = caption;
    const glass = one(".glass", holders[side]);
    const found = name && url(name);
    glass.classList.toggle("phone", Boolean(found) && size[1] > size[0] * 1.4);
    if (found) glass.replaceChildren(made("img", { alt, src: found, width: size[0], height: size[1] }), ...marks);
    else glass.replaceChildren(made("span", { class: "nothing" }, say("replay.no_picture")));
  };

  const time = (seconds) => seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
  const captions = (step) => {
    const values = step.touch ? { x: Math.round(step.touch[0]), y: Math.round(step.touch[1]) } : {};
    const before = !step.touch ? "replay.before" : step.to ? "replay.swipe" : "replay.touch";
    const after = step.before && step.before === step.after ? "replay.unchanged" : step.took ? "replay.still" : "replay.after";
    return [say(before, values), say(after, { time: time(step.took || 0) })];
  };

  const messages = (step) => {
    const told = [];
    const add = (text, attributes) => told.push(made("p", attributes || {}, isolated(text)));
    if (step.message) add(step.message, { class: `message ${step.bad}` });
    const list = (items, group) => items.map((each) => say(`${group}.${each}`)).join(say("page.list"));
    if (step.checks) add(say("replay.checks", { checks: list(step.checks.map((each) => each.replaceAll(" ", "_")), "check") }));
    if (step.scrolled) add(say("replay.scrolled", { directions: list(step.scrolled, "direction") }));
    if (step.target && step.target.length > 1) {
      const [, left, top, right, bottom] = step.target;
      add(say("replay.target", { node: named(step.target), width: right - left, height: bottom - top }));
    }
    if (step.covered) add(say("replay.covered", { node: named(step.covered) }));
    if (step.touched) add(say("replay.touched", { node: named(step.touched) }));
    else if (step.touch) add(say("replay.nothing_touched"));
    if (!told.length) add(say("replay.quiet"), { class: "secondary" });
    one(".messages .told").replaceChildren(...told);
  };

  const findings = (step) => {
    const part = one(".findings");
    part.hidden = !step.findings;
    one("ul", part).replaceChildren(...(step.findings || []).map(([rule, name, measured, required]) => {
      const figures = measured ? say(required ? "replay.required" : "page.measured", { measured, required }) : "";
      return made("li", {}, made("span", { class: "bad" }, "✕ "), made("code", {}, rule), " ", isolated(name), ...(figures ? [made("br"), made("span", { class: "secondary" }, figures)] : []));
    }));
  };

  const SIGNS = { "+": "added", "−": "gone", "~": "changed" };
  const line = (number, sign = " ", was = null) => {
    const [depth, kind, id, name, states] = nodes[number];
    const parts = [made("span", { class: "say", "aria-hidden": "true" }, sign), made("span", {})];
    if (SIGNS[sign]) parts[1].append(made("span", { class: "hidden" }, `${say(`replay.${SIGNS[sign]}`)}: `));
    parts[1].append(made("span", { class: "kind" }, kind), id ? ` ${id}` : "");
    if (name) parts[1].append(" ", made("bdi", {}, `「${name}」`));
    if (states.length) parts[1].append(` ${states.join(" ")}`);
    if (was !== null) {
      const old = nodes[was];
      const before = old[3] !== name ? `「${old[3]}」` : old[4].join(" ") || "—";
      parts[1].append(" ", isolated(say("replay.was", { before })));
    }
    return made("li", { style: `--depth: ${depth}`, ...(SIGNS[sign] ? { class: SIGNS[sign] } : {}) }, ...parts);
  };
  const onlyChanges = one(".treehead input");
  const places = new WeakMap();
  const showTree = (step) => {
    const list = tree(step.tree || "");
    const changes = Map.groupBy ? Map.groupBy(step.rows || [], ([, place]) => place) : new Map();
    if (!Map.groupBy) (step.rows || []).forEach((row) => changes.set(row[1], [...(changes.get(row[1]) || []), row]));
    const rows = [];
    const put = (row, place) => { places.set(row, place); rows.push(row); };
    for (let place = 0; place <= list.length; place++) {
      const here = changes.get(place) || [];
      here.filter(([sign]) => sign === "−").forEach(([sign, , number]) => put(line(number, sign), null));
      if (place === list.length) break;
      const [sign, , was] = here.find(([each]) => each !== "−") || [" "];
      if (sign !== " " || !onlyChanges.checked) put(line(list[place][0], sign, sign === "~" ? was : null), list[place]);
    }
    const empty = !list.length ? "replay.no_tree" : !rows.length ? "replay.no_changes" : "";
    const shown = one(".tree");
    shown.replaceChildren(...(empty ? [made("li", { style: "--depth: 1", class: "secondary" }, say(empty))] : rows));
    const first = one(".added, .changed, .gone", shown);
    shown.scrollTop = first ? Math.max(0, first.offsetTop - shown.offsetTop - 60) : 0;
  };
  one(".tree").addEventListener("mouseover", (event) => {
    const place = places.get(event.target.closest("li"));
    all(".pointed").forEach((each) => each.remove());
    const glass = one(".after .glass img") && one(".after .glass");
    if (!place || !glass) return;
    const marks = drawing();
    marks.classList.add("pointed");
    framed(marks, place, "node");
    glass.append(marks);
  });
  one(".tree").addEventListener("mouseleave", () => all(".pointed").forEach((each) => each.remove()));

  const rows = all("[data-step]");
  const frames = all("[data-frame]");
  const slider = one(".film input");
  const within = (element, list, sideways) => {
    const [box, outer] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
    if (sideways) list.scrollLeft += box.left - outer.left - (outer.width - box.width) / 2;
    else if (box.top < outer.top || box.bottom > outer.bottom) list.scrollTop += box.top - outer.top - outer.height / 3;
  };
  const mark = (elements, chosen) => elements.forEach((each) => {
    if (each === chosen) each.setAttribute("aria-current", "step");
    else each.removeAttribute("aria-current");
    each.tabIndex = each === chosen ? 0 : -1;
  });
  let current = -1;
  const render = () => {
    const step = steps[current];
    one("#shots-title").textContent = `${step.n} ${step.words}`;
    const [before, after] = captions(step);
    show("before", step.before, before, say("replay.picture_before", { n: step.n }), [touched(step)]);
    show("after", step.after, after, say("replay.picture_after", { n: step.n }), []);
    messages(step);
    findings(step);
    showTree(step);
    if (slider) {
      slider.value = current + 1;
      slider.setAttribute("aria-valuetext", `${step.n} ${step.words}`);
    }
  };
  const go = (index, said = true) => {
    const next = Math.max(0, Math.min(steps.length - 1, index));
    if (next === current || !steps.length) return;
    current = next;
    mark(rows, rows[current]);
    mark(frames, [...frames].reverse().find((each) => Number(each.dataset.frame) <= steps[current].n) || frames[0]);
    within(rows[current], one(".list"), false);
    const frame = frames.find((each) => each.hasAttribute("aria-current"));
    if (frame) within(frame, strip, true);
    render();
    if (said) one("[role=status]").textContent = `${steps[current].n} ${steps[current].words}`;
    history.replaceState(null, "", `#${steps[current].n}`);
  };
  const byNumber = (number) => steps.findIndex((step) => step.n === Number(number));

  // Only steps that the search lets through are gone to.
  const hits = () => steps.map((_, index) => index).filter((index) => !rows[index].parentElement.hidden);
  const move = (by) => {
    const open = hits();
    const next = by > 0 ? open.find((index) => index > current) : [...open].reverse().find((index) => index < current);
    if (next !== undefined) go(next);
  };
  const search = one(".search input");
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase();
    rows.forEach((row) => { row.parentElement.hidden = !row.textContent.toLowerCase().includes(wanted); });
    one(".search output").value = wanted ? say("replay.found", { n: hits().length }) : "";
  });
  one(".search").addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = hits();
    if (first !== undefined) { go(first); rows[first].focus({ preventScroll: true }); }
  });
  const focusFollows = () => {
    const moved = rows.includes(document.activeElement) ? rows[current] : frames.includes(document.activeElement) ? frames.find((each) => each.hasAttribute("aria-current")) : null;
    if (moved) moved.focus({ preventScroll: true });
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=search], .tree");
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      search.dispatchEvent(new Event("input"));
      rows[current].focus({ preventScroll: true });
    } else if (event.key === "/" && !event.target.matches("input[type=search]")) {
      event.preventDefault();
      search.focus();
    } else if (!typing && !(event.target === slider)) {
      const vertical = rows.includes(event.target) ? { ArrowUp: -1, ArrowDown: 1 } : {};
      const by = { ArrowLeft: -1, ArrowRight: 1, ...vertical }[event.key];
      if (by) move(by);
      else if (event.key === "Home") go(hits()[0] ?? current);
      else if (event.key === "End") go(hits().pop() ?? current);
      else return;
      event.preventDefault();
      focusFollows();
    }
  });
  if (slider) slider.addEventListener("input", () => go(Number(slider.value) - 1));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const index = link ? byNumber(link.hash.slice(1)) : -1;
    if (index < 0) return;
    event.preventDefault();
    go(index);
    if (link.dataset.step || link.dataset.frame) link.focus({ preventScroll: true });
  });
  onlyChanges.addEventListener("change", () => showTree(steps[current]));

  const relabel = () => {
    all("[data-label]").forEach((part) => part.setAttribute("aria-label", say(part.dataset.label)));
    all("[data-placeholder]").forEach((part) => { part.placeholder = say(part.dataset.placeholder); });
    if (steps.length) render();
  };
  const asked = () => byNumber(location.hash.slice(1));
  addEventListener("hashchange", () => go(asked() >= 0 ? asked() : current));
  addEventListener("beforeprint", () => stripImages.forEach(load));
  if (steps.length) {
    const failed = steps.findIndex((step) => step.bad === "failed");
    go(asked() >= 0 ? asked() : Math.max(failed, 0), false);
  }
  relabel();
  addEventListener("language", relabel);
}
