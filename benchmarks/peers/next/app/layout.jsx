/** Next wants one, though nobody asks for a page. */
export default function Layout({children}) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
