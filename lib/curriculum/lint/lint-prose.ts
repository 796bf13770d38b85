import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readExcerpt } from '../excerpt.ts';
import type { Glossary } from '../glossary.ts';
import { findStep } from '../neighbours.ts';
import type { Curriculum } from '../step.ts';
import { LintedFile, type LintProblem } from './lint-problem.ts';

/** What prose may speak of. */
export interface ProseWorld {
  root: string;
  curriculum: Curriculum;
  glossary: Glossary;
}

interface Tag {
  offset: number;
  attributes: Record<string, string>;
}

/** The tags of a component in a page, each with its attributes by name. */
export function tagsOf(text: string, component: string): Tag[] {
  return Array.from(text.matchAll(new RegExp(`<${component}\\b([^>]*)>`, 'g')), ({ index, 1: attributes = '' }) => ({
    offset: index,
    attributes: Object.fromEntries(
      Array.from(attributes.matchAll(/(\w+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
    ),
  }));
}

export interface ShownExcerpt {
  offset: number;
  file: string;
  region: string | undefined;
}

/** Every part of a file that a page shows, and the parts that it compares with. */
export function excerptsOf(text: string): ShownExcerpt[] {
  const shown = (component: string, names: readonly string[]): ShownExcerpt[] =>
    tagsOf(text, component).flatMap(({ offset, attributes }) =>
      names.flatMap((name, nth) => {
        const file = attributes[name] ?? (nth === 0 ? '(no file)' : undefined);
        return file === undefined ? [] : [{ offset, file, region: attributes.region }];
      }),
    );
  return [...shown('Excerpt', ['file', 'compare']), ...shown('BeforeAfter', ['before', 'after'])];
}

/** Each `<Term>` of a page, by the word that is looked up. */
export const termsOf = (text: string): { offset: number; word: string }[] =>
  Array.from(text.matchAll(/<Term(?: is="([^"]+)")?>([^<]+)<\/Term>/g), ({ index, 1: is, 2: word = '' }) => ({
    offset: index,
    word: is ?? word.toLowerCase(),
  }));

/** A page as its reader meets it: no tags, no file names. */
const wordsOf = (text: string): number =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;

const FEWEST_WORDS = 90;
const MOST_WORDS = 900;

/** Tags that hold something: one that is not closed swallows the rest of the page. */
const PAIRED = ['Tabs', 'Tab', 'InYourLanguage', 'Note', 'IfItGoesWrong'];

/** Proves a page of prose: what it shows, explains and links to is there. */
export function lintProse(file: string, world: ProseWorld): LintProblem[] {
  const page = new LintedFile(world.root, file);
  lintForm(page);
  lintExcerpts(page);
  lintTerms(page, world.glossary);
  lintLinks(page, world);
  return page.problems;
}

function lintForm(page: LintedFile): void {
  const { text } = page;
  const words = wordsOf(text);
  if (words <= FEWEST_WORDS) page.at(0, `the page has ${words} words: too few to explain its step`);
  if (words >= MOST_WORDS) page.at(0, `the page has ${words} words: more than a step can hold`);
  for (const { index } of text.matchAll(/^\s*(```|~~~)|<(pre|code)\b/gm)) {
    page.at(index, 'code is typed by hand: show an <Excerpt> of a file that the tests run');
  }
  for (const tag of PAIRED) {
    const opened = Array.from(text.matchAll(new RegExp(`<${tag}(?=[\\s>])`, 'g')), ({ index }) => index);
    const closed = text.split(`</${tag}>`).length - 1;
    if (opened.length !== closed) page.at(opened.at(-1) ?? 0, `<${tag}> is not closed as often as it is opened`);
  }
}

function lintExcerpts(page: LintedFile): void {
  for (const { offset, file, region } of excerptsOf(page.text)) {
    try {
      readExcerpt(page.root, { file, region });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      page.at(offset, code === 'ENOENT' ? `there is no file ${file} to show` : message.replace(/\.$/, ''));
    }
  }
}

function lintTerms(page: LintedFile, glossary: Glossary): void {
  const seen = new Set<string>();
  for (const { offset, word } of termsOf(page.text)) {
    if (!Object.hasOwn(glossary, word)) page.at(offset, `the glossary does not explain “${word}”`);
    if (seen.has(word)) page.at(offset, `“${word}” is explained twice on this page`);
    seen.add(word);
  }
}

/** The id that rehype-slug gives a heading: GitHub's way. */
const slugOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (text: string): string[] =>
  Array.from(text.matchAll(/^#{1,6}\s+(.+)$/gm), ([, heading = '']) => slugOf(heading.replaceAll(/<[^>]*>|[`*]/g, '')));

function lintLinks(page: LintedFile, world: ProseWorld): void {
  for (const { index, 1: href = '' } of page.text.matchAll(/\]\(([^)]+)\)/g)) {
    const wrong = faultOfLink(href, page, world);
    if (wrong !== null) page.at(index, wrong);
  }
}

function faultOfLink(href: string, page: LintedFile, world: ProseWorld): string | null {
  if (href.startsWith('#')) return anchorFault(href.slice(1), page.text);
  if (!href.startsWith('/')) return isOutward(href) ? null : `a link outward is https: ${href}`;
  const [, room = ''] = href.split(/[/#?]/);
  if (room === 'learn') return lessonFault(href, world);
  return existsSync(path.join(world.root, 'app', room)) ? null : `${href} leads nowhere`;
}

function lessonFault(href: string, { root, curriculum }: ProseWorld): string | null {
  const [, , lesson, step] = href.split(/[/#?]/);
  if (step === undefined) {
    return curriculum.lessons.some(({ id }) => id === lesson) ? null : `there is no lesson “${lesson}”`;
  }
  const found = findStep(curriculum, step);
  if (found === null || found.lesson.id !== lesson) return `there is no step “${step}” in “${lesson}”`;
  const anchor = href.split('#')[1];
  if (anchor === undefined) return null;
  return anchorFault(anchor, readFileSync(path.join(root, found.step.folder, 'step.mdx'), 'utf8'));
}

const isOutward = (href: string): boolean => href.startsWith('https://') && URL.canParse(href);

const anchorFault = (anchor: string, text: string): string | null =>
  anchorsOf(text).includes(anchor) ? null : `no heading there has the anchor “${anchor}”`;
