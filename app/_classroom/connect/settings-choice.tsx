'use client';
import { Button } from '@/app/_ui/button.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import styles from './connect.module.css';
import type { KeyLine } from './environment-keys.tsx';
import { Labelled } from './labelled.tsx';
import { places, type Carrier, type Place } from './settings-text.ts';
import type { ChosenKey } from './use-chosen-key.ts';
import type { Choice } from './usual-choice.ts';

interface Props {
  choice: Choice;
  onChoose: (choice: Choice) => void;
  environments: KeyLine[];
  keyRequired: boolean;
  chosenKey: ChosenKey;
}

const placeChoices = Object.entries(places).map(([value, { label }]) => ({ value, words: label }));
const carrierChoices = [
  { value: 'http', words: 'HTTP' },
  { value: 'grpc', words: 'gRPC' },
];

/** Where the service runs, how it sends, and whose key it carries. */
export function SettingsChoice({ choice, onChoose, environments, keyRequired, chosenKey }: Props) {
  const named = environments.map(({ environment }) => ({ value: environment.slug, words: environment.name }));
  const none = { value: '', words: keyRequired ? 'make one above first' : 'no key' };
  const keyChoices = keyRequired && named.length > 0 ? named : [...named, none];
  return (
    <div className={styles.form}>
      <Labelled name="Runs">
        <SelectField
          label="Where your service runs"
          value={choice.place}
          choices={placeChoices}
          onChange={(place) => onChoose({ ...choice, place: place as Place })}
        />
      </Labelled>
      <Labelled name="Sends by">
        <SelectField
          label="How your service sends"
          value={choice.carrier}
          choices={carrierChoices}
          onChange={(carrier) => onChoose({ ...choice, carrier: carrier as Carrier })}
        />
      </Labelled>
      <Labelled name="Key of">
        <SelectField
          label="Whose key it carries"
          value={choice.slug ?? ''}
          choices={keyChoices}
          onChange={(slug) => onChoose({ ...choice, slug })}
        />
      </Labelled>
      {choice.slug === '' ? null : (
        <Button size="small" aria-pressed={chosenKey.shown} onClick={chosenKey.shown ? chosenKey.hide : chosenKey.show}>
          {chosenKey.shown ? 'Hide the key' : 'Put the key in'}
        </Button>
      )}
    </div>
  );
}
