/** The CDK app: `npx cdk synth -c stage=dev`. */
import { createApp } from '../lib/app.ts';

createApp();
