import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Environment, Problem } from '../../settings/settings.ts';
import { labelOf, sameServer } from '../destination.ts';
import { putTo, type SegmentsEndpoint } from './put-segments.ts';
import { SegmentExporter } from './segment-exporter.ts';

/** Spanwalk's own receiver of segments, and the key that it handed the practice backend. */
export interface OwnSegments {
  /** Any address of the receiver. */
  url: URL;
  aws: { accessKeyId: string; secretAccessKey: string };
  alsoAt?: readonly URL[];
}

/** One place that spans are sent to as segments. */
export interface SegmentSender {
  id: string;
  /** For people. */
  label: string;
  exporter: SpanExporter;
  /** Only requests below this path are sent; left out, all of them. */
  below?: string;
}

/** The route of the lesson that is about it; what every other request would become is drawn without sending it twice. */
const LESSON_ROUTE = '/api/segments-from-opentelemetry/';

const OWN_PATH = '/aws/xray';
const OWN_REGION = 'us-east-1';

function ownSender({ url, aws }: OwnSegments): SegmentSender {
  const endpoint = new URL(OWN_PATH, url);
  const put = putTo({ endpoint, region: OWN_REGION, credentials: aws });
  return { id: 'own-segments', label: labelOf(endpoint), exporter: new SegmentExporter(put), below: LESSON_ROUTE };
}

const textIn = (env: Environment, ...names: string[]): string =>
  names.map((name) => env[name]?.trim() ?? '').find((text) => text !== '') ?? '';

const problem = (name: string, message: string, hint: string): Problem => ({
  code: 'destination/aws',
  message,
  hint,
  at: [name],
});

/** What an environment says of X-Ray, in the variables that every client of AWS reads; null where it has no key. */
function readEndpoint(env: Environment): SegmentsEndpoint | Problem | null {
  const accessKeyId = textIn(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = textIn(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === '' || secretAccessKey === '') return null;
  const region = textIn(env, 'AWS_REGION', 'AWS_DEFAULT_REGION');
  if (region === '') {
    const message = 'There are AWS credentials, and no region to send segments to.';
    return problem(
      'AWS_REGION',
      message,
      'Set AWS_REGION, for instance to ca-central-1, in the shell that starts Spanwalk.',
    );
  }
  const address = textIn(env, 'AWS_ENDPOINT_URL_XRAY', 'AWS_ENDPOINT_URL');
  if (address !== '' && !URL.canParse(address)) {
    return problem('AWS_ENDPOINT_URL_XRAY', 'AWS_ENDPOINT_URL_XRAY is no address.', 'Unset it to send to AWS itself.');
  }
  const sessionToken = textIn(env, 'AWS_SESSION_TOKEN');
  return {
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    ...(address && { endpoint: new URL(address) }),
  };
}

/**
 * Who gets the practice backend's spans as segments: Spanwalk's own receiver, those of the lesson's route; and X-Ray,
 * all of them, where the environment holds a key and a region. An address that leads back to Spanwalk adds nothing.
 */
export function segmentSenders(env: Environment, own: OwnSegments): { senders: SegmentSender[]; problems: Problem[] } {
  const senders = [ownSender(own)];
  const read = readEndpoint(env);
  if (read === null) return { senders, problems: [] };
  if ('code' in read) return { senders, problems: [read] };
  const { endpoint, region } = read;
  const isOurs = [own.url, ...(own.alsoAt ?? [])].some((door) => endpoint !== undefined && sameServer(door, endpoint));
  if (isOurs) return { senders, problems: [] };
  const label = endpoint === undefined ? `AWS X-Ray, ${region}` : labelOf(endpoint);
  return { senders: [...senders, { id: 'xray', label, exporter: new SegmentExporter(putTo(read)) }], problems: [] };
}
