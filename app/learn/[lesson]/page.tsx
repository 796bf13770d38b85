import { notFound, redirect } from 'next/navigation';
import { courseOutline } from '../_course/course.ts';

export const dynamicParams = false;

export const generateStaticParams = (): { lesson: string }[] => courseOutline().map(({ id }) => ({ lesson: id }));

/** A lesson's address leads to its first step. */
export default async function LessonPage({ params }: { params: Promise<{ lesson: string }> }) {
  const { lesson: id } = await params;
  const first = courseOutline().find((lesson) => lesson.id === id)?.steps[0];
  if (!first) notFound();
  redirect(first.href);
}
