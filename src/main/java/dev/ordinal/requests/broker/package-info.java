/**
 * What Kafka, RabbitMQ and AMQP 1.0 do each in their own way: how messages are taken, what their headers say, and how one is put
 * aside. Nothing is decided here.
 */
package dev.ordinal.requests.broker;
