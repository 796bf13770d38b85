import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';

/** Takes a row out of its clause. `of` says which. */
export const RemoveButton = ({ of, onRemove }: { of: string; onRemove: () => void }) => (
  <Button look="quiet" size="small" data-removes="" onClick={onRemove} aria-label={`Remove ${of}`}>
    <Icon name="cross" size={12} />
  </Button>
);
