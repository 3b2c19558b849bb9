/** Says where `#kata` leads: to the solutions. test/subject.test.ts reads it; leave it as it is. */
export const subject: string = "solution";
