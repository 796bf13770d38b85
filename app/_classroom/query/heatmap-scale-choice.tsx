import { SelectField } from '@/app/_ui/select-field.tsx';
import type { Heatmap } from '@/lib/query/result.ts';
import type { ResultView } from './result-view.ts';

const choices = [
  { value: '', words: 'Axis: automatic' },
  { value: 'linear', words: 'Axis: linear' },
  { value: 'log', words: 'Axis: logarithmic' },
];

/** What the value axis of a heatmap is, in words. */
export const scaleWords: Record<Heatmap['scale'], string> = {
  linear: 'Linear: each row of squares spans the same difference.',
  log: 'Logarithmic: each row of squares spans the same factor.',
  single: 'Every value is the same.',
};

interface ChoiceProps {
  heatmap: Heatmap;
  scale: ResultView['scale'];
  onScale: (scale: ResultView['scale']) => void;
}

/** The value axis: as the values suggest, or the one that the reader wants. */
export function HeatmapScaleChoice({ heatmap, scale, onScale }: ChoiceProps) {
  if (heatmap.scale === 'single') return <span>{scaleWords.single}</span>;
  const unmet = scale === 'log' && heatmap.scale === 'linear';
  return (
    <>
      <SelectField
        label={`Value axis of HEATMAP(${heatmap.column})`}
        value={scale ?? ''}
        choices={choices}
        onChange={(value) => onScale(value === 'linear' || value === 'log' ? value : null)}
      />
      <span>{unmet ? 'No value is above zero, so the axis cannot be logarithmic.' : scaleWords[heatmap.scale]}</span>
    </>
  );
}
