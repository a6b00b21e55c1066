// Auth.js as its documentation shows it, with its default for sessions: a signed and encrypted cookie, no database. So it
// cannot know of a session that was revoked or of a role that was taken away.
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'

const {handlers} = NextAuth({
  basePath: '/api/authjs',
  trustHost: true,
  providers: [
    Credentials({
      credentials: {email: {}},
      // Whoever asks is let in: what is measured is what comes afterwards.
      authorize: ({email}) => ({
        id: '5OTU7SBSLAInu1gybYd9Zm5CuM8GNbvW',
        name: 'Ada Lovelace',
        email: String(email),
      }),
    }),
  ],
})

export const {GET, POST} = handlers
