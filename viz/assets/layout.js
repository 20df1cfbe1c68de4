// Where each card stands. Trees of reporting lines, leaves stacked in columns, trees packed into
// one frame per highest unit. A pure function of the data and of what is folded.
"use strict";
(function (rg) {
  const W = 216, H = 78, GAP_X = 22, GAP_Y = 44, GAP_LEAF = 12, INDENT = 24, STUB = 30;
  const PAD = 20, HEAD = 30, GAP_FRAME = 36;
  rg.CARD = { W, H, STUB };
  rg.folded = new Set();

  // Children of a card as they are shown: posts, and one stub for reports nobody names.
  function shownKids(id) {
    if (rg.folded.has(id)) return [];
    const kids = rg.kids(id).map((kid) => ({ id: kid }));
    const missing = rg.unnamedReports(rg.get(id));
    if (missing) kids.push({ id: `stub ${id}`, stub: missing });
    return kids;
  }

  // A tree measured: its size, and its cards relative to its own top left corner.
  function measure(id) {
    const kids = shownKids(id);
    if (!kids.length) return { w: W, h: H, x: W / 2, cards: [{ id, x: W / 2, y: H / 2 }], stubs: [] };
    const branches = [], leaves = [];
    for (const kid of kids) {
      const box = kid.stub ? { w: W, h: STUB, leaf: true, stub: kid } : measure(kid.id);
      if (!kid.stub && box.cards.length === 1 && !box.stubs.length) box.leaf = true;
      (box.leaf ? leaves : branches).push(box);
    }
    const columns = branches.slice();
    if (leaves.length > 2 || (leaves.length && !branches.length && leaves.length > 1) || leaves.some((leaf) => leaf.stub)) columns.push(stack(leaves));
    else columns.push(...leaves);
    const width = columns.reduce((sum, box) => sum + box.w, 0) + GAP_X * (columns.length - 1);
    const w = Math.max(W, width);
    const cards = [], stubs = [];
    let left = (w - width) / 2;
    const top = H + GAP_Y;
    let h = H;
    for (const box of columns) {
      for (const card of box.cards) cards.push({ ...card, x: card.x + left, y: card.y + top });
      for (const stub of box.stubs) stubs.push({ ...stub, x: stub.x + left, y: stub.y + top });
      box.at = left + box.x;
      left += box.w + GAP_X;
      h = Math.max(h, top + box.h);
    }
    const x = columns.length === 1 && columns[0].stacked ? columns[0].x : (columns[0].at + columns[columns.length - 1].at) / 2;
    for (const stub of stubs) if (!stub.parent) stub.parent = id;
    cards.push({ id, x, y: H / 2 });
    return { w, h, x, cards, stubs };
  }

  // Leaves one below the other, with room at the left for the line that leads to them.
  function stack(leaves) {
    const cards = [], stubs = [];
    let y = -GAP_LEAF / 2;
    for (const leaf of leaves) {
      const height = leaf.stub ? STUB : H;
      const place = { x: INDENT + W / 2, y: y + height / 2, stacked: true };
      if (leaf.stub) stubs.push({ id: leaf.stub.id, count: leaf.stub.stub, ...place });
      else cards.push({ id: leaf.cards[0].id, ...place });
      y += height + GAP_LEAF;
    }
    return { w: W + INDENT, h: y, x: W / 2, cards, stubs, stacked: true };
  }

  // Boxes in rows, left to right, no row much wider than the whole is high.
  function pack(boxes, gap) {
    const area = boxes.reduce((sum, box) => sum + (box.w + gap) * (box.h + gap), 0);
    const widest = boxes.reduce((most, box) => Math.max(most, box.w), 0);
    const limit = Math.max(widest, Math.sqrt(area * 2.1));
    let x = 0, y = 0, row = 0, right = 0;
    for (const box of boxes) {
      if (x > 0 && x + box.w > limit) { x = 0; y += row + gap; row = 0; }
      Object.assign(box, { left: x, top: y });
      x += box.w + gap;
      row = Math.max(row, box.h);
      right = Math.max(right, x - gap);
    }
    return { w: right, h: y + row };
  }

  rg.layout = function () {
    const groups = new Map();
    for (const post of rg.data.posts) {
      if (post.superior) continue;
      const key = post.top || "";
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(measure(post.id));
    }
    const frames = [...groups].map(([top, trees]) => {
      trees.sort((a, b) => b.cards.length - a.cards.length || b.h - a.h);
      const size = pack(trees, GAP_X * 1.6);
      return { unit: top, trees, w: size.w + 2 * PAD, h: size.h + HEAD + PAD };
    });
    frames.sort((a, b) => (a.unit === "") - (b.unit === "") || b.w * b.h - a.w * a.h);
    const whole = pack(frames, GAP_FRAME);
    const at = new Map(), stubs = [];
    for (const frame of frames) {
      for (const tree of frame.trees) {
        const dx = frame.left + PAD + tree.left;
        const dy = frame.top + HEAD + tree.top;
        for (const card of tree.cards) at.set(card.id, { x: card.x + dx, y: card.y + dy, stacked: card.stacked });
        for (const stub of tree.stubs) stubs.push({ ...stub, x: stub.x + dx, y: stub.y + dy });
      }
    }
    rg.at = at;
    rg.stubs = stubs;
    rg.frames = frames.map((frame) => ({ unit: frame.unit, x: frame.left, y: frame.top, w: frame.w, h: frame.h }));
    rg.size = whole;
  };
})(window.rolegraph);
