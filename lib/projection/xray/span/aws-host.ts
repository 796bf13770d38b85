import type { JsonObject } from '../../../telemetry/json.ts';
import type { Resource } from '../../../telemetry/span.ts';
import { textIn } from './resource-text.ts';

const filled = (parts: Record<string, string>): JsonObject =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));

/** What the machine or container is, in the parts that AWS's console shows. */
export function hostParts(resource: Resource): JsonObject {
  const text = (key: string): string => textIn(resource, key);
  const platform = text('cloud.platform');
  const isInstance = platform === 'aws_ec2' || text('host.id') !== '';
  const isCluster = platform === 'aws_eks' || text('k8s.cluster.name') !== '';
  return {
    ...(isInstance && { ec2: instance(text) }),
    ...(platform === 'aws_ecs' && { ecs: container(text) }),
    ...(isCluster && { eks: pod(text) }),
    ...(platform === 'aws_elastic_beanstalk' &&
      text('service.instance.id') !== '' && { elastic_beanstalk: deployment(text) }),
  };
}

type Text = (key: string) => string;

const instance = (text: Text): JsonObject =>
  filled({
    instance_id: text('host.id'),
    availability_zone: text('cloud.availability_zone'),
    instance_size: text('host.type'),
    ami_id: text('host.image.id'),
  });

const container = (text: Text): JsonObject =>
  filled({
    container: text('container.name'),
    container_id: text('container.id'),
    availability_zone: text('cloud.availability_zone'),
    container_arn: text('aws.ecs.container.arn'),
    cluster_arn: text('aws.ecs.cluster.arn'),
    task_arn: text('aws.ecs.task.arn'),
    task_family: text('aws.ecs.task.family'),
    launch_type: text('aws.ecs.launchtype'),
  });

const pod = (text: Text): JsonObject =>
  filled({
    cluster_name: text('k8s.cluster.name'),
    pod: text('k8s.pod.name'),
    container_id: text('container.id'),
  });

const deployment = (text: Text): JsonObject => ({
  ...filled({ environment_name: text('service.namespace'), version_label: text('service.version') }),
  deployment_id: Number.parseInt(text('service.instance.id'), 10) || 0,
});

const origins: Record<string, string> = {
  aws_app_runner: 'AWS::AppRunner::Service',
  aws_eks: 'AWS::EKS::Container',
  aws_elastic_beanstalk: 'AWS::ElasticBeanstalk::Environment',
  aws_ec2: 'AWS::EC2::Instance',
};
const launches: Record<string, string> = { ec2: 'AWS::ECS::EC2', fargate: 'AWS::ECS::Fargate' };

/** The kind of machine, as the service map draws it; null on another cloud, or where the resource does not say. */
export function originOf(resource: Resource): string | null {
  const provider = textIn(resource, 'cloud.provider');
  if (provider !== '' && provider !== 'aws') return null;
  const platform = textIn(resource, 'cloud.platform');
  if (platform === 'aws_ecs') return own(launches, textIn(resource, 'aws.ecs.launchtype')) ?? 'AWS::ECS::Container';
  return own(origins, platform);
}

const own = (table: Record<string, string>, key: string): string | null =>
  Object.hasOwn(table, key) ? (table[key] as string) : null;
