/** Whether `npm run test:full` runs: with longer budgets than fit into five minutes. */
export const IS_FULL = process.env['DINGDONG_FULL'] === '1';
