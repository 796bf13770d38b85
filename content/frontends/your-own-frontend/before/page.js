// #region shown
import { instrumentPage } from '../../tracing.js';

instrumentPage({});
// #endregion
