import { App, type AppProps } from 'aws-cdk-lib';
import { DingdongStack } from './dingdong-stack.ts';
import { acknowledgeFindings } from './nag.ts';
import { settingsFor } from './settings.ts';

/**
 * The app of one stage. `cdk synth` and the local cloud both come through here, so that what runs
 * on one machine is what is deployed.
 * @param stage without it the context `stage` decides, and without that `dev`
 */
export function createApp(props: AppProps = {}, stage?: string): App {
  const app = new App(props);
  const chosen = stage ?? String(app.node.tryGetContext('stage') ?? 'dev');
  const settings = settingsFor(chosen);
  acknowledgeFindings(new DingdongStack(app, `dingdong-${chosen}`, { settings }));
  return app;
}
