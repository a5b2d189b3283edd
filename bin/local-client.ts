/** What an SDK client needs to speak to a local cloud, which takes any credentials. */
export const localClient = (endpoint: string) => ({
  endpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
