import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadGlossary } from '../glossary.ts';
import { offsetOf, faultIn, placeAt } from '../json-text.ts';
import { readCurriculum } from '../load.ts';
import { allSteps } from '../neighbours.ts';
import type { Curriculum, Step } from '../step.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { lintAnswer, lintQuery } from './lint-asked.ts';
import { lintEmit } from './lint-emit.ts';
import { lintResource } from './lint-resource.ts';
import { LintedFile, type LintProblem } from './lint-problem.ts';
import { lintProse, termsOf } from './lint-prose.ts';

/** A problem of reading, at its line. Its `at` is the file, then the path inside it. */
function readingProblem(root: string, { message, at = [] }: Problem): LintProblem {
  const [file = '', ...inside] = at;
  return { file: String(file), line: lineIn(path.join(root, String(file)), inside), message };
}

function lineIn(file: string, inside: readonly (string | number)[]): number {
  try {
    const text = readFileSync(file, 'utf8');
    const fault = file.endsWith('.json') ? faultIn(text) : null;
    return placeAt(text, fault?.offset ?? (file.endsWith('.json') ? offsetOf(text, inside) : 0)).line;
  } catch {
    return 1;
  }
}

function lintStep(root: string, step: Step): LintProblem[] {
  switch (step.kind) {
    case 'emit':
      return lintEmit(root, step);
    case 'query':
      return lintQuery(root, step);
    case 'answer':
      return lintAnswer(root, step);
    case 'resource':
      return lintResource(root, step);
    case 'read':
      return [];
    default:
      return step satisfies never;
  }
}

const GLOSSARY = 'content/lessons/glossary.json';

/** A word that no page explains is a word that nobody can look up. */
function lintGlossary(root: string, curriculum: Curriculum, words: readonly string[]): LintProblem[] {
  const pages = allSteps(curriculum).map(({ folder }) => readFileSync(path.join(root, folder, 'step.mdx'), 'utf8'));
  const used = new Set(pages.flatMap((text) => termsOf(text).map(({ word }) => word)));
  const file = new LintedFile(root, GLOSSARY);
  for (const word of words) if (!used.has(word)) file.atPath([word], `no page explains “${word}”`);
  return file.problems;
}

/**
 * Proves the lessons below a root: schema, excerpts, links, terms, hints, and that each step fails before and passes after
 * its change. Offline: what arrives is the evidence beside each step.
 */
export function lintContent(root: string): { problems: LintProblem[]; steps: number } {
  const { curriculum, problems } = readCurriculum(root);
  const found = problems.map((problem) => readingProblem(root, problem));
  const steps = allSteps(curriculum);
  const glossary = loadGlossary(root);
  for (const step of steps) {
    found.push(...lintProse(`${step.folder}/step.mdx`, { root, curriculum, glossary }), ...lintStep(root, step));
  }
  return { problems: [...found, ...lintGlossary(root, curriculum, Object.keys(glossary))], steps: steps.length };
}
