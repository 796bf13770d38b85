import type { MDXComponents } from 'mdx/types';
import { SamplingSimulator } from './app/_classroom/sampling/sampling-simulator.tsx';
import { GuardNow } from './app/_classroom/secrets/guard-now.tsx';
import { LevelsNow } from './app/_classroom/spending/levels-now.tsx';
import { SpendingNow } from './app/_classroom/spending/spending-now.tsx';
import { BeforeAfter, Excerpt } from './app/learn/_mdx/excerpt.tsx';
import { IfItGoesWrong, Note, OpenTheAnswer } from './app/learn/_mdx/note.tsx';
import { ProseLink } from './app/learn/_mdx/prose-link.tsx';
import { InYourLanguage, Tab, Tabs } from './app/learn/_mdx/tabs.tsx';
import { Term } from './app/learn/_mdx/term.tsx';
import { Video } from './app/learn/_mdx/video.tsx';

const components: MDXComponents = {
  BeforeAfter,
  Excerpt,
  GuardNow,
  IfItGoesWrong,
  InYourLanguage,
  LevelsNow,
  Note,
  OpenTheAnswer,
  SamplingSimulator,
  SpendingNow,
  Tab,
  Tabs,
  Term,
  Video,
  a: ProseLink,
};

/** Which component each tag of a lesson's prose becomes. Next asks for this file by name. */
export function useMDXComponents(): MDXComponents {
  return components;
}
