// Painting: frames and lines below, cards as nodes of vis-network, stubs and fold marks above.
"use strict";
(function (rg) {
  const { W, H, STUB } = rg.CARD;
  const FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";
  const FOLD = 9;
  rg.showWorking = true;
  rg.selected = null;

  let colours = {};
  rg.readTheme = function () {
    const style = getComputedStyle(document.documentElement);
    for (const name of ["card", "ink", "soft", "rule", "frame", "paper", "accent", "mention"]) colours[name] = style.getPropertyValue(`--${name}`).trim();
  };

  function box(ctx, x, y, w, h, r) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, r);
  }

  // Text in at most `most` lines of `width`, the last one cut with an ellipsis.
  const wrapped = new Map();
  function wrap(ctx, text, width, most, font) {
    const key = `${font} ${width} ${most} ${text}`;
    if (wrapped.has(key)) return wrapped.get(key);
    ctx.font = font;
    const lines = [];
    let line = "";
    const words = text.split(/\s+/);
    for (let i = 0; i < words.length; i++) {
      const longer = line ? `${line} ${words[i]}` : words[i];
      if (!line || lines.length === most - 1 || ctx.measureText(longer).width <= width) { line = longer; continue; }
      lines.push(line);
      line = words[i];
    }
    lines.push(line);
    const cut = lines.map((one) => {
      if (ctx.measureText(one).width <= width) return one;
      let short = one;
      while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
      return `${short}…`;
    });
    wrapped.set(key, cut);
    return cut;
  }

  rg.paintCard = function (ctx, id, x, y, hover) {
    const post = rg.get(id);
    const left = x - W / 2, top = y - H / 2;
    const known = post.notices.length + post.tables.length > 0;
    ctx.save();
    box(ctx, left, top, W, H, 6);
    ctx.fillStyle = known ? colours.card : colours.mention;
    ctx.fill();
    ctx.setLineDash(known ? [] : [5, 4]);
    ctx.lineWidth = rg.selected === id ? 3 : hover ? 2 : 1.2;
    ctx.strokeStyle = rg.selected === id ? colours.accent : known ? colours.rule : colours.soft;
    ctx.stroke();
    ctx.setLineDash([]);
    box(ctx, left, top, 6, H, [6, 0, 0, 6]);
    ctx.fillStyle = rg.colour(post.top);
    ctx.fill();
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    ctx.fillStyle = colours.ink;
    const bold = `600 13px ${FONT}`, small = `11px ${FONT}`;
    wrap(ctx, rg.name(id), W - 24, 2, bold).forEach((line, i) => { ctx.font = bold; ctx.fillText(line, left + 14, top + 19 + 16 * i); });
    ctx.fillStyle = colours.soft;
    const unit = post.unit ? rg.name(post.unit) : rg.t("unknown_unit");
    wrap(ctx, unit, W - 24, 1, small).forEach((line) => { ctx.font = small; ctx.fillText(line, left + 14, top + 53); });
    ctx.font = `600 11px ${FONT}`;
    ctx.fillStyle = colours.ink;
    if (post.grade) ctx.fillText(post.grade, left + 14, top + 69);
    ctx.font = small;
    ctx.textAlign = "right";
    ctx.fillStyle = colours.soft;
    ctx.fillText(post.notices.join(", ") || rg.standing(post), left + W - 10, top + 69);
    ctx.restore();
  };

  const centre = (id) => rg.at.get(id);

  // The corners of the line between two cards, from the lower one to the upper one.
  function route(link) {
    const low = centre(link.lower), up = centre(link.upper);
    if (!low || !up) return null;
    if (rg.isTree(link)) {
      const bottom = up.y + H / 2, bus = bottom + 20;
      if (low.stacked) {
        const trunk = low.x - W / 2 - 12;
        return [[low.x - W / 2, low.y], [trunk, low.y], [trunk, bus], [up.x, bus], [up.x, bottom]];
      }
      return [[low.x, low.y - H / 2], [low.x, bus], [up.x, bus], [up.x, bottom]];
    }
    return [edge(low, up), edge(up, low)];
  }
  // Where the straight line from one card to another leaves the first.
  function edge(from, to) {
    const dx = to.x - from.x, dy = to.y - from.y;
    const scale = Math.min(Math.abs(dx) > 0 ? W / 2 / Math.abs(dx) : 9e9, Math.abs(dy) > 0 ? H / 2 / Math.abs(dy) : 9e9);
    return [from.x + dx * scale, from.y + dy * scale];
  }

  function path(ctx, points) {
    ctx.beginPath();
    points.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.stroke();
  }

  rg.routes = function () {
    rg.paths = [];
    for (const link of rg.links) {
      if (rg.isWorking(link) && !rg.showWorking) continue;
      const points = route(link);
      if (points) rg.paths.push({ link, points });
    }
    rg.paths.sort((a, b) => b.link.rank - a.link.rank);
  };

  function style(ctx, link) {
    ctx.lineWidth = 1.6;
    ctx.setLineDash([]);
    ctx.strokeStyle = colours.soft;
    if (link.rank === 0 && link.basis === "inferred") ctx.setLineDash([10, 3, 2, 3]);
    if (link.rank === 1) { ctx.setLineDash([8, 5]); ctx.strokeStyle = colours.ink; }
    if (link.rank > 1) { ctx.setLineDash([2, 4]); ctx.strokeStyle = colours.accent; ctx.lineWidth = 1.4; }
    if (rg.selected === link.id) { ctx.lineWidth = 3.5; ctx.strokeStyle = colours.accent; }
  }

  rg.paintBelow = function (ctx) {
    ctx.save();
    for (const frame of rg.frames) {
      box(ctx, frame.x, frame.y, frame.w, frame.h, 10);
      ctx.fillStyle = colours.frame;
      ctx.fill();
      ctx.lineWidth = 1;
      ctx.strokeStyle = rg.colour(frame.unit);
      ctx.stroke();
      ctx.font = `600 13px ${FONT}`;
      ctx.fillStyle = rg.colour(frame.unit);
      ctx.textAlign = "left";
      const unit = frame.unit ? rg.get(frame.unit) : null;
      const label = unit ? rg.name(frame.unit) + (unit.acronym ? ` (${unit.acronym})` : "") : rg.t("unknown_unit");
      ctx.fillText(wrap(ctx, label, frame.w - 24, 1, ctx.font)[0], frame.x + 12, frame.y + 20);
    }
    for (const { link, points } of rg.paths) { style(ctx, link); path(ctx, points); }
    ctx.restore();
  };

  rg.paintAbove = function (ctx) {
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    for (const stub of rg.stubs) {
      const up = centre(stub.parent), bus = up.y + H / 2 + 20, trunk = stub.x - W / 2 - 12;
      ctx.strokeStyle = colours.soft;
      ctx.lineWidth = 1.2;
      ctx.setLineDash([3, 3]);
      path(ctx, [[stub.x - W / 2, stub.y], [trunk, stub.y], [trunk, bus], [up.x, bus], [up.x, up.y + H / 2]]);
      box(ctx, stub.x - W / 2, stub.y - STUB / 2, W, STUB, 15);
      ctx.fillStyle = colours.paper;
      ctx.fill();
      ctx.stroke();
      ctx.fillStyle = colours.soft;
      ctx.font = `italic 12px ${FONT}`;
      ctx.fillText(rg.t("more_declared", { n: stub.count }), stub.x, stub.y);
    }
    ctx.setLineDash([]);
    for (const [id, at] of rg.at) {
      if (!rg.kids(id).length) continue;
      const y = at.y + H / 2;
      ctx.beginPath();
      ctx.arc(at.x, y, FOLD, 0, 2 * Math.PI);
      ctx.fillStyle = colours.card;
      ctx.fill();
      ctx.lineWidth = 1.2;
      ctx.strokeStyle = colours.soft;
      ctx.stroke();
      ctx.fillStyle = colours.ink;
      ctx.font = `600 10px ${FONT}`;
      ctx.fillText(rg.folded.has(id) ? `+${rg.below(id)}` : "−", at.x, y + 0.5);
    }
    ctx.restore();
  };

  // What stands at a place of the chart, the topmost first.
  rg.hit = function (x, y, reach) {
    for (const [id, at] of rg.at) if (rg.kids(id).length && Math.hypot(x - at.x, y - at.y - H / 2) <= FOLD + reach / 2) return { fold: id };
    for (const [id, at] of rg.at) if (Math.abs(x - at.x) <= W / 2 && Math.abs(y - at.y) <= H / 2) return { post: id };
    for (const stub of rg.stubs) if (Math.abs(x - stub.x) <= W / 2 && Math.abs(y - stub.y) <= STUB / 2) return { post: stub.parent };
    let best = null, least = reach;
    for (const { link, points } of rg.paths) {
      for (let i = 1; i < points.length; i++) {
        const far = distance(x, y, points[i - 1], points[i]);
        // The last stretch before a superior is shared; the one nearest to its own end counts.
        if (far < least) { least = far; best = link; }
      }
    }
    if (best) return { link: best };
    for (const frame of rg.frames) if (frame.unit && x >= frame.x && x <= frame.x + frame.w && y >= frame.y && y <= frame.y + 28) return { unit: frame.unit };
    return null;
  };
  function distance(x, y, [ax, ay], [bx, by]) {
    const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  }
})(window.rolegraph);
