import { CreateGroupCommand, XRayClient } from '@aws-sdk/client-xray';

// #region shown
const group = { GroupName: 'Cruddur', FilterExpression: 'service("backend-node")' };
const { Group } = await new XRayClient().send(new CreateGroupCommand(group));
console.log(Group);
// #endregion
