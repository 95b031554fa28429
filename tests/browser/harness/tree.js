/**
 * The page as a screen reader has it: the accessibility tree of the browser, not the attributes of the page. Knows no
 * screen of the app.
 */

/** What a person can do something with. */
const interactive = new Set([
  ...[
    'button',
    'link',
    'textbox',
    'searchbox',
    'checkbox',
    'radio',
    'combobox',
    'listbox',
    'option',
    'slider',
  ],
  ...['spinbutton', 'switch', 'tab', 'menuitem', 'DisclosureTriangle', 'disclosureTriangle'],
]);
const landmarks = new Set([
  'banner',
  'main',
  'navigation',
  'complementary',
  'contentinfo',
  'search',
  'region',
  'form',
]);

export class Tree {
  #nodes;

  constructor(nodes) {
    this.#nodes = nodes;
  }

  static async of(page) {
    const session = await page.context().newCDPSession(page);
    try {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      return new Tree(nodesOf(nodes));
    } finally {
      await session.detach();
    }
  }

  /** Nodes of a role, in reading order; `name` is a text or a pattern. */
  all(role, name) {
    return this.#nodes.filter((node) => node.role === role && fits(node.name, name));
  }

  /** The one node of this role and name; says what there is when there is not exactly one. */
  one(role, name) {
    const found = this.all(role, name);
    if (found.length === 1) return found[0];
    const there = this.all(role).map((node) => `“${node.name}”`);
    throw new Error(`${found.length} of ${role} ${name ?? ''}; there are ${there.join(', ') || 'none'}`);
  }

  get focused() {
    // The page itself is focused as well when something in it is.
    return this.#nodes.filter((node) => node.states.focused && node.role !== 'RootWebArea').at(-1) ?? null;
  }

  get headings() {
    return this.all('heading').map(({ name, states }) => ({ level: states.level, name }));
  }

  /** Live regions with what they say now. */
  get live() {
    const regions = this.#nodes.filter((node) => node.states.live && node.states.live !== 'off');
    return regions.filter((node) => !node.within((outer) => regions.includes(outer)));
  }

  /** What is wrong on any screen, in words. */
  get troubles() {
    return [...this.#unnamed(), ...this.#headings(), ...this.#landmarks()];
  }

  #unnamed() {
    const nameless = this.#nodes.filter((node) => interactive.has(node.role) && !node.name.trim());
    return nameless.map((node) => `${node.role} without a name in ${node.path}`);
  }

  /** Under a modal dialog the page is out of reach. */
  get #covered() {
    return this.all('dialog').some(({ states }) => states.modal);
  }

  #headings() {
    const lines = [];
    const all = this.headings;
    const first = all.filter(({ level }) => level === 1);
    const wanted = this.#covered ? 0 : 1;
    if (first.length !== wanted) lines.push(`${first.length} headings of level 1`);
    for (const [index, { level, name }] of all.entries()) {
      // The title of a dialog stands below that of the page it lies over.
      const before = all[index - 1]?.level ?? 1 - wanted;
      if (level > before + 1) lines.push(`heading “${name}” jumps from level ${before} to ${level}`);
      if (!name.trim()) lines.push(`heading of level ${level} without words`);
    }
    return lines;
  }

  #landmarks() {
    const lines = [];
    if (this.all('main').length !== (this.#covered ? 0 : 1))
      lines.push(`${this.all('main').length} main landmarks`);
    const seen = new Set();
    // A form or region is one only when it has a name.
    const isLandmark = ({ role, name }) => landmarks.has(role) && (name !== '' || !/form|region/.test(role));
    for (const node of this.#nodes.filter(isLandmark)) {
      const key = `${node.role} “${node.name}”`;
      if (seen.has(key)) lines.push(`two landmarks are both ${key}`);
      seen.add(key);
    }
    return lines;
  }
}

function fits(text, wanted) {
  if (wanted === undefined) return true;
  return wanted instanceof RegExp ? wanted.test(text) : text === wanted;
}

/** From the debugger's list to nodes that know their parents; what is ignored only hands on its children. */
function nodesOf(raw) {
  const byId = new Map(raw.map((node) => [node.nodeId, node]));
  const made = new Map();
  const make = (node) => {
    if (!made.has(node.nodeId)) made.set(node.nodeId, new Node(node, (id) => make(byId.get(id)), byId));
    return made.get(node.nodeId);
  };
  // In reading order: the list of the debugger goes by levels.
  const ordered = [];
  const walk = (node) => {
    if (!node.ignored) ordered.push(make(node));
    for (const child of node.childIds ?? []) if (byId.has(child)) walk(byId.get(child));
  };
  for (const node of raw) if (node.parentId === undefined) walk(node);
  return ordered;
}

class Node {
  #raw;
  #make;
  #byId;

  constructor(raw, make, byId) {
    this.#raw = raw;
    this.#make = make;
    this.#byId = byId;
    this.id = raw.backendDOMNodeId;
    this.role = raw.role?.value ?? '';
    this.name = raw.name?.value ?? '';
    this.description = raw.description?.value ?? '';
    this.value = raw.value?.value ?? '';
    this.states = Object.fromEntries((raw.properties ?? []).map(({ name, value }) => [name, value.value]));
  }

  get parent() {
    return this.#byId.has(this.#raw.parentId) ? this.#make(this.#raw.parentId) : null;
  }

  /** Whether something around it fits. */
  within(fitting) {
    for (let outer = this.parent; outer; outer = outer.parent) if (fitting(outer)) return true;
    return false;
  }

  /** All words in it, as they are read out. */
  get text() {
    const children = (this.#raw.childIds ?? [])
      .filter((id) => this.#byId.has(id))
      .map((id) => this.#make(id));
    const own = this.role === 'StaticText' ? [this.name] : children.map((child) => child.text);
    return own.filter(Boolean).join(' ').replaceAll(/\s+/g, ' ').trim();
  }

  get path() {
    const names = [];
    for (let node = this.parent; node && names.length < 4; node = node.parent)
      if (node.role && node.role !== 'generic' && node.role !== 'none')
        names.push(`${node.role} “${node.name.slice(0, 30)}”`);
    return names.join(' in ');
  }
}
