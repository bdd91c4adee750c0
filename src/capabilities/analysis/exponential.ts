// The exponential function by addition, multiplication and division alone: `Math.exp` may differ in the last bit from
// one machine to another, and labels must not.

/** e to the power of x; 0 for x below -40. */
export function exponential(x: number): number {
  if (x < -40) return 0;
  const whole = Math.floor(x / Math.LN2);
  const rest = x - whole * Math.LN2;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 14; k++) {
    term = (term * rest) / k;
    sum += term;
  }
  for (let k = 0; k < whole; k++) sum *= 2;
  for (let k = 0; k > whole; k--) sum /= 2;
  return sum;
}
