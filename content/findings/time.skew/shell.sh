timedatectl status | grep synchronized # System clock synchronized: no
