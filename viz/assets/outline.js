// The same content as nested lists, for the keyboard, for screen readers and for finding gaps.
"use strict";
(function (rg) {
  const entry = (id, detail) => rg.el("button", { type: "button", class: "link", onclick: () => rg.open(id, true) }, rg.name(id), detail ? rg.el("span", { class: "soft" }, `  ${detail}`) : null);

  function postNode(id) {
    const post = rg.get(id);
    const detail = [post.grade, post.unit && rg.name(post.unit), post.notices.join(", ") || rg.standing(post)].filter(Boolean).join(" · ");
    const node = rg.el("li", {}, entry(id, detail));
    const missing = rg.unnamedReports(post);
    if (!rg.kids(id).length && !missing) return node;
    const list = rg.el("ul", {}, ...rg.kids(id).map(postNode));
    if (missing) list.append(rg.el("li", { class: "soft" }, rg.t("more_declared", { n: missing })));
    node.append(list);
    return node;
  }

  function unitNode(id, above) {
    const unit = rg.get(id);
    const heads = unit.heads.map((head) => rg.name(head)).join(", ");
    const node = rg.el("li", {}, entry(id, `${rg.kind(unit.kind)}${heads ? ` · ${rg.t("heads")} ${heads}` : ""}`));
    const inside = rg.data.units.filter((other) => other.parents.includes(id) && !above.has(other.id));
    if (inside.length) node.append(rg.el("ul", {}, ...inside.map((other) => unitNode(other.id, new Set([...above, other.id])))));
    return node;
  }

  rg.outline = function () {
    const posts = rg.data.posts.filter((post) => !post.superior);
    const units = rg.data.units.filter((unit) => !unit.parents.length);
    document.getElementById("outline").replaceChildren(
      rg.el("div", {}, rg.el("h2", {}, rg.t("posts")), rg.el("ul", {}, ...posts.map((post) => postNode(post.id)))),
      rg.el("div", {}, rg.el("h2", {}, rg.t("units")), rg.el("ul", {}, ...units.map((unit) => unitNode(unit.id, new Set([unit.id])))))
    );
  };
})(window.rolegraph);
