// The page put together: the vis-network of pyvis, the bar of buttons, the legend.
"use strict";
(function (rg) {
  const { W, H } = rg.CARD;
  const MANY = 300;
  const $ = (id) => document.getElementById(id);
  const node = new Map(rg.nodes.map((one) => [one.id, one]));
  const nodes = new vis.DataSet();

  function cards() {
    rg.layout();
    rg.routes();
    const shown = [...rg.at].map(([id, at]) => ({
      ...node.get(id), label: undefined, x: at.x, y: at.y, shape: "custom",
      ctxRenderer: ({ ctx, x, y, state }) => ({ drawNode: () => rg.paintCard(ctx, id, x, y, state.hover), nodeDimensions: { width: W, height: H } }),
    }));
    nodes.remove(nodes.getIds().filter((id) => !rg.at.has(id)));
    nodes.update(shown);
    $("count").textContent = rg.t("count", { posts: rg.data.posts.length, shown: shown.length });
    rg.redraw();
  }

  rg.redraw = () => rg.network && rg.network.redraw();
  rg.fit = function () {
    const chart = $("network");
    const scale = Math.min(1.1, (chart.clientWidth - 40) / rg.size.w, (chart.clientHeight - 40) / rg.size.h);
    rg.network.moveTo({ position: { x: rg.size.w / 2, y: rg.size.h / 2 }, scale });
  };
  rg.fold = function (id) {
    if (!rg.folded.delete(id)) rg.folded.add(id);
    const before = rg.at.get(id), view = rg.network.getViewPosition();
    cards();
    const after = rg.at.get(id);
    rg.network.moveTo({ position: { x: view.x + after.x - before.x, y: view.y + after.y - before.y } });
  };
  // Unfold what hides a post and bring its card into view.
  rg.reveal = function (id) {
    let hidden = false;
    for (let above = rg.get(id).superior; above; above = rg.get(above).superior) hidden = rg.folded.delete(above) || hidden;
    if (hidden) cards();
    const at = rg.at.get(id), dom = rg.network.canvasToDOM(at), chart = $("network");
    const right = chart.clientWidth - ($("panel").hidden ? 0 : $("panel").offsetWidth);
    if (hidden || dom.x < 60 || dom.y < 40 || dom.x > right - 60 || dom.y > chart.clientHeight - 40) {
      const scale = Math.max(rg.network.getScale(), 0.8);
      rg.network.moveTo({ position: { x: at.x + (chart.clientWidth - right) / 2 / scale, y: at.y }, scale });
    }
  };

  function words() {
    document.documentElement.lang = rg.lang;
    document.title = rg.data.title[rg.lang];
    $("heading").textContent = rg.data.title[rg.lang];
    for (const one of document.querySelectorAll("[data-text]")) one.textContent = rg.t(one.dataset.text);
    for (const one of document.querySelectorAll("[data-name]")) one.setAttribute("aria-label", rg.t(one.dataset.name));
    for (const one of document.querySelectorAll("[data-hint]")) one.setAttribute("placeholder", rg.t(one.dataset.hint));
    $("language").textContent = rg.lang === "en" ? "Français" : "English";
    legend();
    rg.outline();
  }

  function swatch(kind, text, colour) {
    const mark = rg.el("span", { class: `swatch ${kind}`, "aria-hidden": "true" });
    if (colour) mark.style.background = colour;
    return rg.el("span", { class: "entry" }, mark, text);
  }
  function legend() {
    const units = rg.tops.map((id) => {
      const entry = rg.el("button", { type: "button", class: "entry link", onclick: () => rg.open(id) }, swatch("dot", rg.name(id), rg.colour(id)));
      return entry;
    });
    if (rg.data.posts.some((post) => !post.top)) units.push(swatch("dot", rg.t("unknown_unit"), rg.colour(null)));
    $("legend").replaceChildren(...units, swatch("card", rg.data.posts.some((post) => post.tables.length) ? `${rg.t("advertised")} / ${rg.t("listed")}` : rg.t("advertised")), swatch("card dashed", rg.t("mentioned")), swatch("pill", rg.t("more_declared", { n: "n" })),
      swatch("line", rg.t("legend_line")), swatch("line inferred", rg.t("legend_inferred")), swatch("line functional", rg.t("legend_functional")), swatch("line working", rg.t("legend_working")));
  }

  function view(outline) {
    $("chart").hidden = outline;
    $("outline").hidden = !outline;
    $("show-chart").setAttribute("aria-pressed", String(!outline));
    $("show-outline").setAttribute("aria-pressed", String(outline));
    if (!outline) rg.redraw();
  }

  function save() {
    const scale = Math.min(2, 16000 / rg.size.w, 16000 / rg.size.h), margin = 20;
    const canvas = rg.el("canvas", { width: Math.ceil((rg.size.w + 2 * margin) * scale), height: Math.ceil((rg.size.h + 2 * margin) * scale) });
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--paper");
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.scale(scale, scale);
    ctx.translate(margin, margin);
    rg.paintBelow(ctx);
    for (const [id, at] of rg.at) rg.paintCard(ctx, id, at.x, at.y, false);
    rg.paintAbove(ctx);
    canvas.toBlob((blob) => {
      const link = rg.el("a", { href: URL.createObjectURL(blob), download: "org-chart.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  function foldAll() {
    for (const post of rg.data.posts) if (rg.kids(post.id).length) rg.folded.add(post.id);
    cards();
    rg.fit();
  }

  rg.readTheme();
  if (rg.data.posts.length > MANY) for (const post of rg.data.posts) if (post.superior && rg.kids(post.id).length) rg.folded.add(post.id);
  rg.network = new vis.Network($("network"), { nodes, edges: [] }, rg.options);
  rg.network.on("beforeDrawing", rg.paintBelow);
  rg.network.on("afterDrawing", rg.paintAbove);
  rg.network.on("click", ({ pointer }) => {
    const hit = rg.hit(pointer.canvas.x, pointer.canvas.y, 8 / Math.max(rg.network.getScale(), 0.2));
    if (!hit) return rg.open(null);
    if (hit.fold) return rg.fold(hit.fold);
    return rg.open(hit.post || hit.unit || hit.link, true);
  });
  cards();
  words();
  rg.startSearch();
  rg.fit();
  $("fit").onclick = rg.fit;
  $("expand").onclick = () => { rg.folded.clear(); cards(); rg.fit(); };
  $("collapse").onclick = foldAll;
  $("working").onclick = () => { rg.showWorking = !rg.showWorking; $("working").setAttribute("aria-pressed", String(rg.showWorking)); rg.routes(); rg.redraw(); };
  $("image").onclick = save;
  $("zoom-in").onclick = () => rg.network.moveTo({ scale: rg.network.getScale() * 1.25 });
  $("zoom-out").onclick = () => rg.network.moveTo({ scale: rg.network.getScale() / 1.25 });
  $("language").onclick = () => { rg.lang = rg.other(); words(); cards(); if (rg.shown) rg.open(rg.shown, true); };
  $("show-chart").onclick = () => view(false);
  $("show-outline").onclick = () => view(true);
  $("close").onclick = () => rg.open(null);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { rg.readTheme(); rg.redraw(); });
  document.body.classList.add("ready");
})(window.rolegraph);
