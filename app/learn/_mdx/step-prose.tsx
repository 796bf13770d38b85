import type { MDXContent } from 'mdx/types';
import { Prose } from '@/app/_ui/prose.tsx';
import type { Step } from '@/lib/curriculum/step.ts';

/** A step's prose, rendered on the server. */
export async function StepProse({ step }: { step: Pick<Step, 'folder'> }) {
  const [lesson, folder] = step.folder.split('/').slice(-2);
  // The bundler finds the files by the fixed parts of this path, so they stand here and not in a constant.
  const { default: Content } = (await import(`../../../content/lessons/${lesson}/${folder}/step.mdx`)) as {
    default: MDXContent;
  };
  return (
    <Prose>
      <Content />
    </Prose>
  );
}
