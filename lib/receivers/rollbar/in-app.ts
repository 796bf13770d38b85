import type { Frame } from './body.ts';

/** Folders of other people's code, of the language itself, and frames that have no file at all. */
const FOREIGN =
  /(^|\/)(node_modules|site-packages|dist-packages|vendor)\/|^node:|^internal\/|^<|^\[|(^|\/)lib\/python[\d.]+\/|^\(unknown\)$|^$/;

/** A file as one name for all ways to write it: slashes forward, no `file://`, no origin, no query. */
export const plainName = (filename: string): string => {
  const [name = ''] = filename.split(/[?#]/, 1);
  return name.replaceAll('\\', '/').replace(/^(?:file:\/\/|webpack-internal:\/\/\/|https?:\/\/[^/]*)/, '');
};

/**
 * Whether a frame is the application's own. Where the sender names its root, the file must lie in it.
 * @param root `server.root`, or empty
 */
export function isInApp({ filename }: Frame, root: string): boolean {
  const name = plainName(filename);
  const isRelative = !/^(\/|[A-Za-z]:\/)/.test(name);
  const home = plainName(root).replace(/\/$/, '');
  if (FOREIGN.test(name)) return false;
  return home === '' || isRelative || name.startsWith(`${home}/`);
}

/** The file as seen from the application's root, where it lies in it. */
export function withinRoot(filename: string, root: string): string {
  const name = plainName(filename);
  const home = `${plainName(root).replace(/\/$/, '')}/`;
  return root !== '' && name.startsWith(home) ? name.slice(home.length) : name;
}
