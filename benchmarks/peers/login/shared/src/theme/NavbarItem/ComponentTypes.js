import LoginItem from '@site/src/LoginItem'
import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes'

export default {...ComponentTypes, 'custom-login': LoginItem}
