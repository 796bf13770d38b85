export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

const TAG = /^<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>$/;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

interface Tag {
  closes: boolean;
  node: XmlNode;
  isEmpty: boolean;
}

function tagOf(token: string): Tag {
  const found = TAG.exec(token);
  if (found === null) throw new Error(`this is no tag: ${token}`);
  const [, closing, name = '', attributes = '', empty] = found;
  const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]);
  const node: XmlNode = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
  return { closes: closing === '/', node, isEmpty: empty === '/' };
}

/** A strict reader of the XML that we write: at anything else it throws. Entities stay as they are written. */
export function readXml(xml: string): XmlNode {
  if (!xml.startsWith(HEAD)) throw new Error('the declaration is missing');
  if (/&(?!(?:amp|lt|gt|quot|#9|#10|#13);)/.test(xml)) throw new Error('a bare & or an unknown entity');
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  for (const token of xml.slice(HEAD.length).match(/<[^>]*>|[^<]+/g) ?? []) take(token, open);
  const [root, ...others] = top.children;
  if (root === undefined || others.length > 0 || open.length > 1) throw new Error('there is not one root, closed');
  return root;
}

function take(token: string, open: XmlNode[]): void {
  const around = open.at(-1);
  if (around === undefined) throw new Error(`${token} stands outside`);
  if (!token.startsWith('<')) {
    around.text += token;
    return;
  }
  const { closes, node, isEmpty } = tagOf(token);
  if (closes && open.pop()?.name !== node.name) throw new Error(`${token} closes something else`);
  if (!closes) around.children.push(node);
  if (!closes && !isEmpty) open.push(node);
}
