import { query } from './database.mjs';

// #region shown
export const usersNamed = (name) => query(`SELECT id, handle FROM users WHERE name = '${name}'`);
// #endregion
