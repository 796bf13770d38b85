import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about what has to be set up beside the code: rules, groups, retention. */
export const setupFindings = {
  'setup.missing': {
    means: 'What the step asks for was not made yet, or was made under quite another name.',
    fix: 'Make it with the command beside the step, against the address on the connect page. What another region, account or endpoint holds is not seen here.',
  },
  'setup.near-name': {
    means: 'There is one with almost the name, or almost the fields, that were asked for.',
    fix: 'Names are compared letter by letter, capitals too. Make it again under the right name, and delete the other one.',
    slip: true,
  },
  'setup.field-missing': {
    means: 'It is there without one of the fields that the step asks for.',
    fix: 'Set the field: most things can be changed by an update, without deleting them first.',
    slip: true,
  },
  'setup.field-value': {
    means: 'It is there, and one of its fields has another value.',
    fix: 'Change the field by an update; compare both values letter by letter.',
    slip: true,
  },
  'setup.field-type': {
    means: 'One of its fields has the right value in the wrong type: a text where a number belongs.',
    fix: 'Write numbers without quotes.',
    slip: true,
  },
  'setup.count': {
    means: 'There are more, or fewer, of this kind than there should be.',
    fix: 'Delete those that are left over from earlier tries, or make what is lacking.',
  },
  'setup.invalid': {
    means: 'It is there, and cannot be applied to anything: its expression does not parse.',
    fix: 'The message says at which character it goes wrong. Quotation marks are often lost between a shell and a file.',
  },
  'setup.idle': {
    means: 'It is as the step asks for, and nothing that arrived shows that it works.',
    fix: 'Send a request or two, then look again. If that changes nothing, it asks for something that no request of yours has.',
  },
  'setup.other-service': {
    means:
      'It asks for a service by a name that nothing reports under, so it can never match. Often the name in the code is another one than in the rule, or the service is named after the host that was asked for.',
    fix: 'Make both the same: the service’s name in the recorder’s configuration, and in the rule or group. Leave dynamic naming out, which puts the host in the place of the name.',
  },
} as const satisfies Record<string, CatalogueEntry>;
