// The data of the page, indexed, and the words of its language. Text of notices is only ever put
// into text nodes or painted on the canvas.
"use strict";
(function (rg) {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("data");
  const words = read("words");
  const by = new Map();
  for (const thing of [...data.posts, ...data.units]) by.set(thing.id, thing);

  rg.data = data;
  rg.nodes = read("nodes");
  rg.options = read("options");
  rg.lang = data.lang;
  rg.get = (id) => by.get(id);
  rg.isPost = (id) => by.has(id) && id[0] === "p";
  rg.other = () => (rg.lang === "en" ? "fr" : "en");

  rg.t = function (key, values) {
    const text = words[rg.lang][key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? String(values[name]) : whole));
  };

  // The name of a post or unit in the page's language, else in the other.
  rg.name = function (id, lang) {
    const thing = by.get(id);
    if (!thing) return String(id);
    const names = thing.names;
    const name = names[lang || rg.lang] || names.en || names.fr || "";
    return thing.named === false ? `${name || rg.kind(thing.kind)} ${rg.t("unnamed")}` : name;
  };
  // What is known of a post where no notice number can stand: a table lists it, or it is mentioned.
  rg.standing = (post) => {
    const known = post.notices.length ? "advertised" : post.tables.length ? "listed" : "mentioned";
    return [rg.t(known), post.occupancy && rg.t(post.occupancy)].filter(Boolean).join(", ");
  };
  rg.kind = (kind) => rg.t(kind === "unit" ? "unit_kind" : kind);

  rg.children = new Map();
  for (const post of data.posts) {
    if (!post.superior) continue;
    if (!rg.children.has(post.superior)) rg.children.set(post.superior, []);
    rg.children.get(post.superior).push(post.id);
  }
  rg.kids = (id) => rg.children.get(id) || [];
  rg.below = (id) => rg.kids(id).reduce((n, kid) => n + 1 + rg.below(kid), 0);
  // How many declared direct reports no card stands for.
  rg.unnamedReports = (post) => Math.max(0, (post.declared || 0) - post.known);

  rg.facts = new Map();
  const note = (id, fact) => {
    if (!rg.facts.has(id)) rg.facts.set(id, []);
    rg.facts.get(id).push(fact);
  };
  for (const fact of data.facts) {
    note(fact.s, fact);
    if (by.has(fact.o) && fact.o !== fact.s) note(fact.o, fact);
  }

  // All lines between two posts are one link, drawn as the strongest of them.
  const STRENGTH = ["reportsTo", "functionallyReportsTo", "accountableTo"];
  const links = new Map();
  for (const line of data.lines) {
    const key = [line.lower, line.upper].sort().join(" ");
    const rank = STRENGTH.includes(line.kind) ? STRENGTH.indexOf(line.kind) : STRENGTH.length;
    const link = links.get(key) || { id: key, lines: [], rank: 99 };
    if (rank < link.rank) Object.assign(link, { rank, lower: line.lower, upper: line.upper, kind: line.kind, basis: line.basis });
    link.lines.push(line);
    links.set(key, link);
  }
  rg.links = [...links.values()];
  rg.isTree = (link) => rg.get(link.lower).superior === link.upper;
  rg.isWorking = (link) => link.rank > 1 && !rg.isTree(link);

  // Colours: one for each highest unit that has posts, the most frequent first.
  const PALETTE = ["#1b5e9b", "#a8501c", "#2f7d4f", "#7b3f8c", "#9a7a0a", "#0f7f86", "#b03060", "#4b5d8f", "#6b6f1f", "#7d5642"];
  const used = new Map();
  for (const post of data.posts) if (post.top) used.set(post.top, (used.get(post.top) || 0) + 1);
  rg.tops = [...used.keys()].sort((a, b) => used.get(b) - used.get(a) || (a < b ? -1 : 1));
  rg.colour = (top) => (top ? PALETTE[rg.tops.indexOf(top) % PALETTE.length] : "#7a7f87");

  rg.plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

  // An element with text and children; attributes are set, never parsed.
  rg.el = function (tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "onclick") node.addEventListener("click", value);
      else if (value !== null && value !== undefined) node.setAttribute(key, value);
    }
    for (const child of children) if (child !== null && child !== undefined) node.append(child);
    return node;
  };
})((window.rolegraph = {}));
