/**
 * The CDK app of what all stages of an account and region share:
 * `npx cdk deploy --app "node bin/account.ts"`, once.
 */
import { createAccountApp } from '../lib/account-app.ts';

createAccountApp();
