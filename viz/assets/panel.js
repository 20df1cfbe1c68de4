// The panel at the side: what is known of a post, a unit or a line, and the sentences behind it.
"use strict";
(function (rg) {
  const ORDER = ["reportsTo", "functionallyReportsTo", "accountableTo", "directedBy", "headsUnit", "postIn", "entryGrade", "topGrade", "clearance", "subOrganizationOf", "manages", "guides", "coordinatesWith", "advises", "supports", "oversees", "supportsCommittee", "worksWithin", "postStatus", "fullTimeEquivalent", "identifier", "advertisedIn", "listedIn", "mentionedIn", "classification"];
  const HIDDEN = new Set(["type", "hiringBody"]);
  const panel = () => document.getElementById("panel");

  const link = (id) => (rg.get(id) ? rg.el("button", { type: "button", class: "link", onclick: () => rg.open(id) }, rg.name(id)) : String(id));

  // The sentence with its quote marked; white space is compared evened.
  function marked(quote) {
    const even = (text) => text.replace(/\s+/g, " ").trim();
    const sentence = even(quote.sentence), words = even(quote.quote);
    const at = sentence.indexOf(words);
    if (at < 0) return [sentence];
    return [sentence.slice(0, at), rg.el("mark", {}, words), sentence.slice(at + words.length)];
  }

  function quoted(quote) {
    const place = quote.page ? rg.t("at_page", { page: quote.page }) : rg.t("at_line", { line: quote.line });
    const source = rg.t(quote.table ? "quote_in" : "quote_at", { notice: quote.notice, place, lang: rg.t(quote.lang), closing: quote.closing || "?" });
    return rg.el("blockquote", { lang: quote.lang }, rg.el("p", {}, ...marked(quote)), rg.el("cite", {}, source));
  }

  function factNode(fact) {
    const bases = [...new Set(fact.quotes.map((quote) => quote.basis))].sort().reverse();
    const head = rg.el("h4", {}, link(fact.s), ` ${rg.t(fact.p)} `, link(fact.p === "classification" ? rg.kind(fact.o) : fact.o));
    for (const basis of bases) head.append(" ", rg.el("span", { class: `basis ${basis}` }, rg.t(basis)));
    const node = rg.el("article", { class: "fact" }, head);
    const rules = new Map(fact.quotes.filter((quote) => quote.rule).map((quote) => [quote.rule, quote.confidence]));
    for (const [rule, confidence] of rules) {
      const meaning = rg.data.rules[rule] || {};
      const words = meaning[rg.lang] || meaning.en || "";
      node.append(rg.el("p", { class: "rule" }, `${rg.t("rule", { rule })}, ${rg.t("confidence", { c: confidence })}. ${words}`));
    }
    const seen = new Set();
    for (const quote of fact.quotes) {
      const key = `${quote.notice} ${quote.lang} ${quote.line} ${quote.sentence}`;
      if (!seen.has(key)) node.append(quoted(quote));
      seen.add(key);
    }
    return node;
  }

  function evidence(facts) {
    const rank = (fact) => (ORDER.indexOf(fact.p) + 1 || 99);
    const shown = facts.filter((fact) => !HIDDEN.has(fact.p)).sort((a, b) => rank(a) - rank(b));
    const node = rg.el("section", { class: "evidence" }, rg.el("h3", {}, rg.t("evidence")));
    if (!shown.length) node.append(rg.el("p", {}, rg.t("no_evidence")));
    for (const fact of shown) node.append(factNode(fact));
    return node;
  }

  function table(rows) {
    const list = rg.el("dl", {});
    for (const [name, ...values] of rows) {
      const given = values.flat().filter((value) => value !== null && value !== undefined && value !== "");
      if (!given.length) continue;
      const cell = rg.el("dd", {});
      given.forEach((value, i) => cell.append(...(i ? [", "] : []), value));
      list.append(rg.el("dt", {}, name), cell);
    }
    return list;
  }

  function showPost(id) {
    const post = rg.get(id);
    const second = post.names[rg.other()];
    const superiors = rg.data.lines.filter((line) => line.lower === id && ["reportsTo", "functionallyReportsTo", "accountableTo"].includes(line.kind));
    return [
      rg.name(id),
      table([
        [rg.t("other_title"), second && second !== rg.name(id) ? second : null],
        [rg.t("unit"), post.unit ? link(post.unit) : rg.t("unknown_unit")],
        [rg.t("grade"), post.grade],
        [rg.t("clearance"), post.clearance],
        [rg.t("status"), rg.standing(post)],
        [rg.t("notice"), post.notices.join(", ")],
        [rg.t("table"), post.tables.join(", ")],
        [rg.t("last_evidenced"), post.closing],
        ...superiors.map((line) => [rg.t(line.kind), link(line.upper)]),
        [rg.t("declared"), post.declaredAs],
        [rg.t("indirect"), post.indirect],
        [rg.t("known"), post.known ? String(post.known) : null],
        [rg.t("reports"), rg.data.lines.filter((line) => line.upper === id && line.kind === "reportsTo").map((line) => link(line.lower))],
      ]),
      evidence(rg.facts.get(id) || []),
    ];
  }

  function showUnit(id) {
    const unit = rg.get(id);
    return [
      rg.name(id) + (unit.acronym ? ` (${unit.acronym})` : ""),
      table([
        [rg.t("other_title"), unit.names[rg.other()] !== rg.name(id) ? unit.names[rg.other()] : null],
        [rg.t("kind"), rg.kind(unit.kind)],
        [rg.t("inside"), unit.parents.map(link)],
        [rg.t("heads"), unit.heads.length ? unit.heads.map(link) : rg.t("nobody")],
        [rg.t("units"), rg.data.units.filter((other) => other.parents.includes(id)).map((other) => link(other.id))],
        [rg.t("posts"), rg.data.posts.filter((post) => post.unit === id).map((post) => link(post.id))],
      ]),
      evidence((rg.facts.get(id) || []).filter((fact) => fact.p !== "postIn")),
    ];
  }

  function showLink(chosen) {
    const between = (rg.facts.get(chosen.lower) || []).filter((fact) => [fact.s, fact.o].sort().join(" ") === chosen.id);
    return [rg.t("lines_between", { a: rg.name(chosen.lower), b: rg.name(chosen.upper) }), rg.el("div", {}), evidence(between)];
  }

  // Open the panel on a post, a unit or a line; null closes it.
  rg.open = function (what, keep) {
    rg.shown = what;
    const chosen = what === null ? null : typeof what === "object" ? what.id : what;
    rg.selected = chosen;
    panel().hidden = what === null;
    if (what !== null) {
      const [title, ...parts] = typeof what === "object" ? showLink(what) : rg.isPost(what) ? showPost(what) : showUnit(what);
      document.getElementById("panel-title").textContent = title;
      document.getElementById("panel-body").replaceChildren(...parts);
      panel().scrollTop = 0;
      document.getElementById("live").textContent = title;
      if (!keep && rg.isPost(chosen)) rg.reveal(chosen);
    }
    rg.redraw();
  };
})(window.rolegraph);
