/** More than any form here needs; less than what makes parsing or hashing expensive. Bytes. */
export const maxBody = 16 * 1024
