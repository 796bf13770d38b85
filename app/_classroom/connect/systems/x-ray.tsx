import { awsLines, variablesIn, type System } from './system.ts';

/** The SDKs of X-Ray send to a daemon, unsigned; its API is for AWS's own SDKs and their command line. */
export const xRay: System = {
  id: 'x-ray',
  label: 'AWS X-Ray',
  snippets: (sender) => [
    variablesIn(sender, [['AWS_XRAY_DAEMON_ADDRESS', sender.daemon]], 'a service with the X-Ray SDK'),
    variablesIn(
      sender,
      [['AWS_ENDPOINT_URL_XRAY', `${sender.base}/aws/xray`], ...awsLines(sender)],
      'a client of the API, the AWS command line too',
    ),
    { name: 'to see that it works', text: 'aws xray get-sampling-rules' },
  ],
  note: () =>
    'The daemon’s port takes segments without a key, by UDP: nobody tells their sender what became of them, so look for them below. AWS_XRAY_DAEMON_ADDRESS moves the SDK, AWS_ENDPOINT_URL_XRAY only the API.',
};
