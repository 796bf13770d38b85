import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Environment, Problem } from '../../settings/settings.ts';
import { ownEndpoint, readEndpoint, type AwsService, type OwnAws } from '../aws/read-endpoint.ts';
import { labelOf } from '../destination.ts';
import { putTo } from './put-segments.ts';
import { SegmentExporter } from './segment-exporter.ts';

/** Spanwalk's own receiver of segments, which gets those of some requests only. */
export interface OwnSegments extends OwnAws {
  /** The path that a request must be below. */
  below: string;
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

const OWN_PATH = '/aws/xray';

const xray: AwsService = {
  name: 'AWS X-Ray',
  brings: 'segments',
  addressIn: 'AWS_ENDPOINT_URL_XRAY',
  code: 'destination/aws',
};

function ownSender({ below, ...own }: OwnSegments): SegmentSender {
  const at = ownEndpoint(own, OWN_PATH);
  return { id: 'own-segments', label: labelOf(at.endpoint), exporter: new SegmentExporter(putTo(at)), below };
}

/**
 * Who gets the practice backend's spans as segments: Spanwalk's own receiver, those below one path; and X-Ray, all of
 * them, where the environment holds a key and a region. An address that leads back to Spanwalk adds nothing.
 */
export function segmentSenders(env: Environment, own: OwnSegments): { senders: SegmentSender[]; problems: Problem[] } {
  const senders = [ownSender(own)];
  const { found, problems } = readEndpoint(env, xray, own);
  if (found !== null) {
    senders.push({ id: 'xray', label: found.label, exporter: new SegmentExporter(putTo(found.at)) });
  }
  return { senders, problems };
}
