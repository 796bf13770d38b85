import { awsLines, variablesIn, type System } from './system.ts';

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export const cloudWatchLogs: System = {
  id: 'cloudwatch-logs',
  label: 'CloudWatch Logs',
  snippets: (sender) => [
    variablesIn(
      sender,
      [['AWS_ENDPOINT_URL_CLOUDWATCH_LOGS', `${sender.base}/aws/logs`], ...awsLines(sender)],
      'your service, or the AWS command line',
    ),
    {
      name: 'to see that it works',
      text: 'aws logs create-log-group --log-group-name cruddur\naws logs describe-log-groups',
    },
  ],
  note: () =>
    'The name of the variable ends in CLOUDWATCH_LOGS; AWS_ENDPOINT_URL_LOGS does nothing, and the client would go to AWS. Any region is right here. Every request is signed, and the signature is verified. start-live-tail does not connect: it puts “stream-” before the host’s name, and there is no such host here. The Logs page shows lines as they come.',
};
