/** Says where `#kata` leads: to the learner's files. test/subject.test.ts reads it; leave it as it is. */
export const subject: string = "kata";
