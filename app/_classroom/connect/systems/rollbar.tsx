import type { Snippet } from '../stacks/stack.ts';
import { variablesIn, type Sender, type System } from './system.ts';

const itemUrl = ({ base }: Sender): string => `${base}/rollbar/api/1/item/`;

const node = (sender: Sender): Snippet[] => [
  variablesIn(
    sender,
    [
      ['ROLLBAR_ACCESS_TOKEN', sender.keys.server],
      ['ROLLBAR_ENDPOINT', itemUrl(sender)],
    ],
    'a Node service: the endpoint is the item’s own URL',
  ),
  {
    name: 'where the client is made',
    text: `const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
});`,
  },
];

const python = (sender: Sender): Snippet[] => [
  variablesIn(
    sender,
    [
      ['ROLLBAR_ACCESS_TOKEN', sender.keys.server],
      ['ROLLBAR_ENDPOINT', `${sender.base}/rollbar/api/1/`],
    ],
    'a Python service: the endpoint is the base, and ends in a slash',
  ),
  {
    name: 'where the client is set up',
    text: `rollbar.init(
    os.environ["ROLLBAR_ACCESS_TOKEN"],
    "production",
    endpoint=os.getenv("ROLLBAR_ENDPOINT", "https://api.rollbar.com/api/1/"),
)`,
  },
];

const page = (sender: Sender): Snippet => ({
  name: 'in a page: the client token, which may post a browser’s items and nothing else',
  text: `const rollbar = new Rollbar({
  accessToken: '${sender.keys.client}',
  endpoint: '${itemUrl({ ...sender, base: sender.base.replace('host.docker.internal', 'localhost') })}',
  captureUncaught: true,
});`,
});

/** No client of Rollbar reads a variable for its endpoint by itself: the code above does, by a name of its own choice. */
export const rollbar: System = {
  id: 'rollbar',
  label: 'Rollbar',
  snippets: (sender) => [...node(sender), ...python(sender), page(sender)],
  note: () =>
    'Without ROLLBAR_ENDPOINT the same code sends to Rollbar itself, which wants a token of its own. The server token stays on the server: everybody can read what is in a page.',
};
