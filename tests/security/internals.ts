/** What an answer holds when somebody could look behind the scenes: traces, queries, names of what runs there. */
export const internals =
  /node_modules|\bat [\w.<>]+ \(|\/src\/|\.mjs:\d|select ["*]|insert into|postgres|drizzle|better-auth|pglite|ECONN/i
