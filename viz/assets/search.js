// Search by title, unit, acronym or notice number, in both languages, case and accents ignored.
"use strict";
(function (rg) {
  const index = [];
  for (const thing of [...rg.data.posts, ...rg.data.units]) {
    const names = [thing.names.en, thing.names.fr, thing.acronym, ...(thing.notices || [])];
    const unit = thing.unit ? rg.get(thing.unit) : null;
    if (unit) names.push(unit.names.en, unit.names.fr, unit.acronym);
    index.push({ id: thing.id, text: ` ${rg.plain(names.filter(Boolean).join(" "))}`, own: rg.plain(rg.name(thing.id)) });
  }

  rg.find = function (query) {
    const words = rg.plain(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    const wanted = words.join(" ");
    const exact = (entry) => (entry.own === wanted ? 2 : entry.own.startsWith(wanted) ? 1 : 0);
    return index
      .filter((entry) => words.every((word) => entry.text.includes(` ${word}`) || (word.length > 3 && entry.text.includes(word))))
      .sort((a, b) => exact(b) - exact(a) || (a.id[0] === "u") - (b.id[0] === "u") || b.own.startsWith(words[0]) - a.own.startsWith(words[0]) || a.own.localeCompare(b.own))
      .map((entry) => entry.id);
  };

  rg.startSearch = function () {
    const input = document.getElementById("query"), list = document.getElementById("hits");
    let hits = [], active = -1;
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); active = -1; };
    const choose = (id) => { close(); rg.open(id); };
    const mark = () => [...list.children].forEach((node, i) => node.setAttribute("aria-selected", String(i === active)));
    input.addEventListener("input", () => {
      hits = rg.find(input.value).slice(0, 12);
      active = hits.length ? 0 : -1;
      list.replaceChildren(...hits.map((id) => {
        const unit = rg.get(id).unit;
        const node = rg.el("li", { role: "option", "data-id": id }, rg.name(id), rg.el("span", { class: "soft" }, `  ${unit ? rg.name(unit) : rg.isPost(id) ? "" : rg.kind(rg.get(id).kind)}`));
        node.addEventListener("mousedown", (event) => { event.preventDefault(); choose(id); });
        return node;
      }));
      if (!hits.length && input.value.trim()) list.replaceChildren(rg.el("li", { class: "soft" }, rg.t("no_hits")));
      list.hidden = !input.value.trim();
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Enter" && hits[active]) choose(hits[active]);
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (hits.length) active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      mark();
    });
    input.addEventListener("blur", close);
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && document.activeElement !== input) { event.preventDefault(); input.focus(); }
      if (event.key === "Escape" && document.activeElement !== input) rg.open(null);
    });
  };
})(window.rolegraph);
