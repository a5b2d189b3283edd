import { App, type AppProps } from 'aws-cdk-lib';
import { acknowledgeAccountFindings } from './account-nag.ts';
import { DingdongAccountStack } from './account-stack.ts';

/** As the stack is called on AWS: there is one for an account and region. */
export const ACCOUNT_STACK_NAME = 'dingdong-account';

/** The app of what all stages of an account and region share. */
export function createAccountApp(props: AppProps = {}): App {
  const app = new App(props);
  acknowledgeAccountFindings(new DingdongAccountStack(app, ACCOUNT_STACK_NAME));
  return app;
}
