import { cache } from 'react';
import { loadCurriculum } from '@/lib/curriculum/load.ts';
import { outlineOf } from '@/lib/curriculum/outline.ts';

/** The lessons, read once for each page that is rendered. */
export const course = cache(() => loadCurriculum(process.cwd()));

/** The same without prose and expectations, for lists. */
export const courseOutline = cache(() => outlineOf(course()));
