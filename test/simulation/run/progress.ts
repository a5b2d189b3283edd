import type { AskedMany } from './asked.ts';
import type { Lived } from './lived.ts';
import type { Screen } from './screen.ts';
import { inThousands } from './what-happened.ts';

/** Says after each world how far it is, and how long it will take. */
export function createProgress(
  { notifications: asked }: AskedMany,
  screen: Screen,
  nowMs: () => number = Date.now,
): (lived: Lived) => void {
  const beganMs = nowMs();
  let [seeds, notifications, breaches] = [0, 0, 0];
  return (lived) => {
    seeds += 1;
    notifications += lived.notifications;
    breaches += lived.breaches.length;
    const seconds = Math.max(0.001, (nowMs() - beganMs) / 1_000);
    const perSecond = notifications / seconds;
    const left = Math.max(0, asked - notifications) / perSecond;
    screen.progress(
      [
        `${seeds} seeds`,
        `${inThousands(notifications)} notifications`,
        `${inThousands(Math.round(perSecond))}/s`,
        `${breaches} breaches`,
        `${minutes(left)} left`,
      ].join(' · '),
    );
  };
}

function minutes(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
